import { Text } from "@mantine/core";
import type { ReactElement } from "react";
import { useText } from "../../texts/use-text.ts";
import type { ContractLine } from "./contracts-query.ts";

interface Props {
  readonly signers: ContractLine["signers"];
}

/** How many have signed; names appear when pointed at. */
export function SignedShare({ signers }: Props): ReactElement | null {
  const text = useText("contracts");
  if (signers.length === 0) return null;
  const signed = signers.filter(({ status }) => status === "signed").length;
  const names = signers.map(({ name }) => name).join(", ");
  return (
    <div title={names}>
      <Text>{text("signed", { signed, all: signers.length })}</Text>
      <Text size="xs" c="dimmed" truncate maw={180}>
        {names}
      </Text>
    </div>
  );
}
