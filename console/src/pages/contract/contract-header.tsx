import { Group } from "@mantine/core";
import { IconChevronLeft } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { AppLink } from "../../parts/app-link.tsx";
import { CopyText } from "../../parts/copy-text.tsx";
import { PageHeader } from "../../parts/page-header.tsx";
import { useAccount } from "../../shell/use-account.ts";
import { useText } from "../../texts/use-text.ts";
import { ContractActions } from "./contract-actions.tsx";
import type { ContractView } from "./contract-query.ts";

interface Props {
  readonly contract: ContractView;
}

/** The deal's name, the reference, and the buttons. */
export function ContractHeader({ contract }: Props): ReactElement {
  const text = useText("contract");
  const { id, isOperator } = useAccount();
  const { deal, title, reference } = contract;
  return (
    <PageHeader
      title={deal.name === "" ? (title ?? reference) : deal.name}
      above={
        <AppLink to="/a/$account/contracts" params={{ account: id }} size="md">
          <Group gap={2} wrap="nowrap" component="span">
            <IconChevronLeft size={16} aria-hidden />
            {text("back")}
          </Group>
        </AppLink>
      }
      text={
        <Group gap={4} component="span">
          <span>{title === undefined || title === deal.name ? reference : `${title} · ${reference}`}</span>
          <CopyText value={reference} label={text("reference")} />
        </Group>
      }
    >
      {isOperator && <ContractActions contract={contract} />}
    </PageHeader>
  );
}
