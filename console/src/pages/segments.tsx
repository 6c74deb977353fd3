import { SegmentedControl } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import type { ReactElement } from "react";

interface Props<T extends string> {
  readonly label: string;
  readonly choices: readonly { readonly value: T; readonly label: string }[];
  readonly value: T;
  readonly isReadOnly: boolean;
  readonly onChange: (value: T) => void;
}

/** One of a few, side by side; on phones below each other. */
export function Segments<T extends string>(props: Props<T>): ReactElement {
  const { label, choices, value, isReadOnly, onChange } = props;
  const isNarrow = useMediaQuery("(max-width: 36em)") ?? false;
  return (
    <SegmentedControl
      aria-label={label}
      fullWidth
      orientation={isNarrow ? "vertical" : "horizontal"}
      data={[...choices]}
      value={value}
      readOnly={isReadOnly}
      onChange={(chosen) => {
        const found = choices.find((choice) => choice.value === chosen);
        if (found !== undefined) onChange(found.value);
      }}
    />
  );
}
