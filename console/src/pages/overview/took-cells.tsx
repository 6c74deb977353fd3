import { Table } from "@mantine/core";
import type { ReactElement } from "react";
import type { ReadOverviewData } from "../../api/client/overview.ts";
import { useFormats } from "../../formats/use-formats.ts";
import { useText } from "../../texts/use-text.ts";

interface Props {
  readonly took: ReadOverviewData["total"]["sent"];
}

const SECOND_MS = 1000;

/** How many, and how long they took: two cells. */
export function TookCells({ took }: Props): ReactElement {
  const text = useText("overview");
  const { duration, number } = useFormats();
  return (
    <>
      <Table.Td ta="end" className="cs-figures">
        {number(took?.count ?? 0)}
      </Table.Td>
      <Table.Td ta="end" className="cs-figures" c={took === undefined ? "dimmed" : "inherit"}>
        {took === undefined
          ? "–"
          : text("by.both", {
              median: duration(took.medianSeconds * SECOND_MS),
              p95: duration(took.p95Seconds * SECOND_MS),
            })}
      </Table.Td>
    </>
  );
}
