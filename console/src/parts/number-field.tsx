import { Text, TextInput } from "@mantine/core";
import { useState } from "react";
import type { ReactElement, ReactNode } from "react";

interface Props {
  readonly label: string;
  readonly description?: ReactNode;
  readonly error?: ReactNode;
  readonly min: number;
  readonly max: number;
  /** Pixels. */
  readonly maw?: number;
  readonly readOnly?: boolean;
  /** The unit, behind the number. */
  readonly suffix?: string;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

const LETTER_PX = 9;

/** A whole number, in the browser's own field: it knows arrows and phones' keypads, and weighs nothing. */
export function NumberField({ suffix, min, max, value, onChange, ...others }: Props): ReactElement {
  // an empty field on the way to another number is nobody's value yet
  const [typed, setTyped] = useState<string>();
  return (
    <TextInput
      {...others}
      type="number"
      inputMode="numeric"
      min={min}
      max={max}
      step={1}
      value={typed ?? value}
      {...(suffix === undefined
        ? {}
        : {
            rightSection: (
              <Text size="sm" c="dimmed">
                {suffix}
              </Text>
            ),
            rightSectionWidth: suffix.length * LETTER_PX + 16,
            rightSectionPointerEvents: "none" as const,
          })}
      onChange={(event) => {
        const { value: text, valueAsNumber } = event.currentTarget;
        setTyped(text);
        if (Number.isInteger(valueAsNumber) && valueAsNumber >= min && valueAsNumber <= max)
          onChange(valueAsNumber);
      }}
      onBlur={() => setTyped(undefined)}
    />
  );
}
