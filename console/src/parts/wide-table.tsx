import { Table } from "@mantine/core";
import type { ReactElement, ReactNode } from "react";

interface Props {
  /** What it shows, for screen readers. */
  readonly label: string;
  /** Narrower than this, it scrolls sideways, by itself; pixels. */
  readonly minWidth: number;
  /** Only where there is room for it. */
  readonly visibleFrom?: "sm";
  readonly children: ReactNode;
}

/** A table that may be wider than the page: it scrolls within itself, also by keyboard. */
export function WideTable({ label, minWidth, visibleFrom, children }: Props): ReactElement {
  return (
    <Table.ScrollContainer
      type="native"
      minWidth={minWidth}
      tabIndex={0}
      role="group"
      aria-label={label}
      {...(visibleFrom === undefined ? {} : { visibleFrom })}
    >
      <Table className="cs-table" verticalSpacing={0}>
        {children}
      </Table>
    </Table.ScrollContainer>
  );
}
