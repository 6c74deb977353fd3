import { Box, Group } from "@mantine/core";
import type { ReactElement } from "react";
import { AppLink } from "../../parts/app-link.tsx";
import { Moment } from "../../parts/moment.tsx";
import { StatusMark } from "../../parts/status-mark.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { ContractName } from "./contract-name.tsx";
import type { ContractLine } from "./contracts-query.ts";

interface Props {
  readonly contracts: readonly ContractLine[];
}

/** The list on phones. */
export function ContractCards({ contracts }: Props): ReactElement {
  const { id: account } = useAccount();
  return (
    <Box component="ul" hiddenFrom="sm" className="cs-list">
      {contracts.map((contract) => (
        <li key={contract.reference} className="cs-row">
          <AppLink
            to="/a/$account/contracts/$reference"
            params={{ account, reference: contract.reference }}
            className="cs-row-link"
            underline="never"
            c="var(--mantine-color-text)"
          >
            <ContractName contract={contract} />
          </AppLink>
          <Group justify="space-between" mt={4} c="dimmed" fz="sm">
            <StatusMark status={contract.status} />
            <Moment at={contract.createdAt} />
          </Group>
        </li>
      ))}
    </Box>
  );
}
