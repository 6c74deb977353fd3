import { Text } from "@mantine/core";
import type { ReactElement, ReactNode } from "react";

interface Props {
  /** Name and value; rows without a value are left out. */
  readonly rows: readonly (readonly [name: string, value: ReactNode])[];
}

/** Names and values, in two columns where there is room. */
export function Facts({ rows }: Props): ReactElement {
  return (
    <dl className="cs-facts">
      {rows
        .filter(([, value]) => value !== undefined && value !== null && value !== "")
        .map(([name, value]) => (
          <div key={name}>
            <Text component="dt" c="dimmed" size="sm">
              {name}
            </Text>
            <Text component="dd" size="md" className="cs-break">
              {value}
            </Text>
          </div>
        ))}
    </dl>
  );
}
