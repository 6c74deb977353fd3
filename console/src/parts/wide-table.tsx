import { Table, Text } from "@mantine/core";
import type { ReactElement, ReactNode } from "react";
import { useText } from "../texts/use-text.ts";

interface Props {
  /** What it shows, for screen readers. */
  readonly label: string;
  /** Narrower than this, it scrolls sideways, by itself; pixels. */
  readonly minWidth: number;
  /** Only where there is room for it. */
  readonly visibleFrom?: "sm";
  readonly children: ReactNode;
}

/** So much fits on any phone. */
const NARROWEST = 330;

/** A table that may be wider than the page: it scrolls within itself, also by keyboard. */
export function WideTable({ label, minWidth, visibleFrom, children }: Props): ReactElement {
  const common = useText("common");
  return (
    <>
      {visibleFrom === undefined && minWidth > NARROWEST && (
        <Text size="sm" c="dimmed" px="md" pb={4} hiddenFrom="xs" aria-hidden>
          {common("wideTable")}
        </Text>
      )}
      <Table.ScrollContainer
        type="native"
        className="cs-wide"
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
    </>
  );
}
