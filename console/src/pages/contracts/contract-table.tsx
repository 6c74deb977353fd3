import { Table, Text } from "@mantine/core";
import type { ReactElement } from "react";
import { AppLink } from "../../parts/app-link.tsx";
import { Moment } from "../../parts/moment.tsx";
import { StatusMark } from "../../parts/status-mark.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { WideTable } from "../../parts/wide-table.tsx";
import { useText } from "../../texts/use-text.ts";
import { ContractName } from "./contract-name.tsx";
import type { ContractLine } from "./contracts-query.ts";
import type { ContractsSort } from "./contracts-search.ts";
import { SignedShare } from "./signed-share.tsx";

interface Props {
  readonly contracts: readonly ContractLine[];
  readonly sort: ContractsSort;
}

/** The instant by which the list is sorted stands in the last column. */
const INSTANTS = {
  newest: "createdAt",
  sent: "sentAt",
  ended: "endedAt",
  expiring: "expiresAt",
} as const satisfies Record<ContractsSort, keyof ContractLine>;

/** The list where there is room for columns. */
export function ContractTable({ contracts, sort }: Props): ReactElement {
  const text = useText("contracts");
  const { id: account } = useAccount();
  const instant = INSTANTS[sort];
  return (
    <WideTable label={text("title")} minWidth={860} visibleFrom="sm">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{text("columns.contract")}</Table.Th>
          <Table.Th>{text("columns.status")}</Table.Th>
          <Table.Th>{text("columns.signers")}</Table.Th>
          <Table.Th>{text("columns.playbook")}</Table.Th>
          <Table.Th>{text("columns.manager")}</Table.Th>
          <Table.Th ta="end">{text(`columns.${instant}`)}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {contracts.map((contract) => (
          <Table.Tr key={contract.reference} className="cs-row">
            <Table.Td maw={320}>
              <AppLink
                to="/a/$account/contracts/$reference"
                params={{ account, reference: contract.reference }}
                className="cs-row-link"
                underline="never"
                c="var(--mantine-color-text)"
              >
                <ContractName contract={contract} />
              </AppLink>
            </Table.Td>
            <Table.Td>
              <StatusMark status={contract.status} />
              {contract.isWaiting && (
                <Text size="xs" c="dimmed">
                  {text("waits")}
                </Text>
              )}
            </Table.Td>
            <Table.Td>
              <SignedShare signers={contract.signers} />
            </Table.Td>
            <Table.Td maw={200}>
              <Text truncate title={contract.playbookName}>
                {contract.playbookName}
              </Text>
              <Text size="xs" c="dimmed" truncate>
                {contract.connection.vendor}
              </Text>
            </Table.Td>
            <Table.Td maw={160}>
              <Text truncate title={contract.manager?.name}>
                {contract.manager?.name}
              </Text>
            </Table.Td>
            <Table.Td ta="end" style={{ whiteSpace: "nowrap" }}>
              <Moment at={contract[instant]} />
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </WideTable>
  );
}
