import { Textarea } from "@mantine/core";
import { useState } from "react";
import type { ReactElement } from "react";
import { useText } from "../../texts/use-text.ts";

interface Props {
  readonly label: string;
  readonly description?: string | undefined;
  readonly error?: string | undefined;
  readonly readOnly: boolean;
  readonly value: unknown;
  readonly onChange: (value: unknown) => void;
}

const NOTHING = Symbol("nothing that can be read");

/** Something for which there is no field: written as JSON. Only what can be read is passed on. */
export function DataInput({ value, error, onChange, ...props }: Props): ReactElement {
  const text = useText("playbooks");
  const isEmpty = value === undefined || JSON.stringify(value) === "{}";
  const [typed, setTyped] = useState(isEmpty ? "" : JSON.stringify(value, undefined, 2));
  return (
    <Textarea
      {...props}
      autosize
      minRows={1}
      maxRows={10}
      placeholder="{ }"
      styles={{ input: { fontFamily: "var(--mantine-font-family-monospace)", fontSize: "0.75rem" } }}
      value={typed}
      error={read(typed) === NOTHING ? text("more.noJson") : error}
      onChange={(event) => {
        const next = event.currentTarget.value;
        setTyped(next);
        const data = read(next);
        if (data !== NOTHING) onChange(data);
      }}
    />
  );
}

function read(typed: string): unknown {
  if (typed.trim() === "") return undefined;
  try {
    return JSON.parse(typed);
  } catch {
    return NOTHING;
  }
}
