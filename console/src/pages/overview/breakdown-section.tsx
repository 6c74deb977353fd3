import { SegmentedControl, Table, Text } from "@mantine/core";
import { useState } from "react";
import type { ReactElement } from "react";
import type { ReadOverviewData } from "../../api/client/overview.ts";
import { distinctNames } from "../../parts/distinct-names.ts";
import { Section } from "../../parts/section.tsx";
import { WideTable } from "../../parts/wide-table.tsx";
import { useText } from "../../texts/use-text.ts";
import { TookCells } from "./took-cells.tsx";
import { TookHeads } from "./took-heads.tsx";

const WAYS = ["vendor", "playbook", "manager"] as const;
type Way = (typeof WAYS)[number];

interface Props {
  readonly overview: Pick<ReadOverviewData, "byVendor" | "byPlaybook" | "byManager">;
}

/** The same figures by vendor, playbook or manager. */
export function BreakdownSection({ overview }: Props): ReactElement {
  const text = useText("overview");
  const [way, setWay] = useState<Way>("vendor");
  const rows = {
    vendor: overview.byVendor,
    playbook: overview.byPlaybook,
    manager: overview.byManager,
  }[way];
  const names = distinctNames(rows);
  return (
    <Section
      flush
      title={text("by.title")}
      aside={
        <SegmentedControl
          size="xs"
          aria-label={text("by.title")}
          value={way}
          data={WAYS.map((value) => ({ value, label: text(`by.${value}`) }))}
          onChange={(value) => setWay(WAYS.find((one) => one === value) ?? "vendor")}
        />
      }
    >
      {rows.length === 0 ? (
        <Text c="dimmed" px="md" pb="md">
          {text("by.none")}
        </Text>
      ) : (
        <WideTable label={text("by.title")} minWidth={560}>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>{text("by.name")}</Table.Th>
              <TookHeads />
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ id, sent, signed }) => (
              <Table.Tr key={id}>
                <Table.Td className="cs-break">{names.get(id)}</Table.Td>
                <TookCells took={sent} />
                <TookCells took={signed} />
              </Table.Tr>
            ))}
          </Table.Tbody>
        </WideTable>
      )}
    </Section>
  );
}
