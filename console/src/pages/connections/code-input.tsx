import { Button, Group, TextInput } from "@mantine/core";
import { useState } from "react";
import type { ReactElement } from "react";
import { useText } from "../../texts/use-text.ts";

interface Props {
  readonly isBusy: boolean;
  readonly onCode: (code: string) => void;
}

/** Takes the code that a person brings back: it works once, so it is forgotten as soon as it is handed over. */
export function CodeInput({ isBusy, onCode }: Props): ReactElement {
  const text = useText("connections");
  const [code, setCode] = useState("");
  return (
    <Group align="flex-end" gap="xs">
      <TextInput
        className="cs-grow"
        label={text("consent.code")}
        autoComplete="off"
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
      />
      <Button
        disabled={code.trim() === ""}
        loading={isBusy}
        onClick={() => {
          onCode(code.trim());
          setCode("");
        }}
      >
        {text("consent.redeem")}
      </Button>
    </Group>
  );
}
