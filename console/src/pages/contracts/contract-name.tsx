import { Text } from "@mantine/core";
import type { ReactElement } from "react";
import { useText } from "../../texts/use-text.ts";
import type { ContractLine } from "./contracts-query.ts";

interface Props {
  readonly contract: ContractLine;
}

/** The deal's name, and whom it is with. */
export function ContractName({ contract }: Props): ReactElement {
  const text = useText("contracts");
  const { deal, company, contact, title } = contract;
  const about = [company, contact].filter((part) => part !== undefined && part !== "");
  return (
    <>
      <Text fw={600} truncate component="span" display="block">
        {deal.name === "" ? text("dealId", { id: deal.id }) : deal.name}
      </Text>
      <Text size="xs" c="dimmed" truncate component="span" display="block">
        {about.length > 0 ? about.join(" · ") : (title ?? contract.reference)}
      </Text>
    </>
  );
}
