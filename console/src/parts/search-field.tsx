import { CloseButton, TextInput } from "@mantine/core";
import { useDebouncedCallback, useHotkeys } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import type { ReactElement } from "react";
import { useText } from "../texts/use-text.ts";

interface Props {
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  /** Some moments after the last letter; `undefined` = empty. */
  readonly onChange: (value: string | undefined) => void;
}

const PAUSE_MS = 250;

/** A field that searches while one types. `/` leads to it from anywhere on the page. */
export function SearchField({ label, placeholder, value, onChange }: Props): ReactElement {
  const common = useText("common");
  const [typed, setTyped] = useState(value);
  const field = useRef<HTMLInputElement>(null);
  const told = useRef<string[]>([]);
  const tell = useDebouncedCallback((text: string) => {
    const words = text.trim();
    if (words !== (told.current.at(-1) ?? value)) told.current.push(words);
    onChange(words === "" ? undefined : words);
  }, PAUSE_MS);
  // what was told comes back late where the machine is slow: only what never was told is news, a way back or “clear all”
  useEffect(() => {
    const came = told.current.lastIndexOf(value);
    told.current = came < 0 ? [] : told.current.slice(came + 1);
    if (came < 0) setTyped(value);
  }, [value]);
  useHotkeys([["/", () => field.current?.focus()]]);
  const set = (text: string) => {
    setTyped(text);
    tell(text);
  };
  return (
    <TextInput
      ref={field}
      className="cs-search"
      type="search"
      aria-label={label}
      placeholder={placeholder}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={
        typed === "" ? null : <CloseButton size="sm" aria-label={common("clear")} onClick={() => set("")} />
      }
      value={typed}
      onChange={(event) => set(event.currentTarget.value)}
    />
  );
}
