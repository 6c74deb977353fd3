import { Table } from "@mantine/core";
import type { ReactElement } from "react";
import type { ReadOverviewData } from "../../api/client/overview.ts";
import { WideTable } from "../../parts/wide-table.tsx";
import { useText } from "../../texts/use-text.ts";
import { TookCells } from "./took-cells.tsx";
import { TookHeads } from "./took-heads.tsx";
import { weekName } from "./week-name.ts";

interface Props {
  readonly weeks: ReadOverviewData["weeks"];
}

/** The figures of each week, newest first. */
export function WeeksTable({ weeks }: Props): ReactElement {
  const text = useText("overview");
  return (
    <WideTable label={text("byWeek.title")} minWidth={560}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{text("byWeek.week")}</Table.Th>
          <TookHeads />
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {weeks.toReversed().map(({ week, sent, signed }) => (
          <Table.Tr key={week}>
            <Table.Td style={{ whiteSpace: "nowrap" }}>{weekName(week, true)}</Table.Td>
            <TookCells took={sent} />
            <TookCells took={signed} />
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  );
}
