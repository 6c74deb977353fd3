import { Table } from "@mantine/core";
import type { ReactElement } from "react";
import type { ListDeliveriesData } from "../../api/client/deliveries.ts";
import { useFormats } from "../../formats/use-formats.ts";
import { AppLink } from "../../parts/app-link.tsx";
import { Moment } from "../../parts/moment.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import type { DeliveriesSearch } from "./deliveries-search.ts";
import { ReasonText } from "./reason-text.tsx";
import { useKnockerName } from "./use-knockers.ts";
import { WhatCame } from "./what-came.tsx";

interface Props {
  readonly deliveries: ListDeliveriesData["deliveries"];
  /** The list's own address, to which the opened delivery is added. */
  readonly search: DeliveriesSearch;
}

/** The list; a line opens its delivery beside it. */
export function DeliveriesTable({ deliveries, search }: Props): ReactElement {
  const text = useText("deliveries");
  const { id: account } = useAccount();
  const formats = useFormats();
  const name = useKnockerName();
  return (
    <Table className="cs-table cs-narrow" verticalSpacing={0}>
      <Table.Thead>
        <Table.Tr>
          <Table.Th>{text("columns.at")}</Table.Th>
          <Table.Th>{text("columns.from")}</Table.Th>
          <Table.Th>{text("columns.about")}</Table.Th>
          <Table.Th>{text("columns.came")}</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {deliveries.map((delivery) => {
          const { id, at, connection, reason } = delivery;
          return (
            <Table.Tr key={id} className="cs-row">
              <Table.Td style={{ whiteSpace: "nowrap" }}>
                <AppLink
                  to="/a/$account/deliveries"
                  params={{ account }}
                  search={{ ...search, delivery: id }}
                  className="cs-row-link"
                  aria-label={text("open", { time: formats.second(at), connection: name(connection) })}
                  c="var(--mantine-color-text)"
                  underline="never"
                >
                  <Moment at={at} as="second" />
                </AppLink>
              </Table.Td>
              <Table.Td>{name(connection)}</Table.Td>
              <Table.Td className="cs-break">
                {reason !== undefined && <ReasonText reason={reason} />}
              </Table.Td>
              <Table.Td className="cs-break">
                <WhatCame delivery={delivery} />
              </Table.Td>
            </Table.Tr>
          );
        })}
      </Table.Tbody>
    </Table>
  );
}
