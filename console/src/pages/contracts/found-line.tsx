import { Text } from "@mantine/core";
import type { ReactElement } from "react";
import type { ListContractsData } from "../../api/client/contracts.ts";
import { useFormats } from "../../formats/use-formats.ts";
import { useText } from "../../texts/use-text.ts";

interface Props {
  readonly found: NonNullable<ListContractsData["found"]>;
}

/** How many contracts fit; counting ends at some thousands. */
export function FoundLine({ found }: Props): ReactElement {
  const text = useText("contracts");
  const { number } = useFormats();
  const { count, isAtLeast } = found;
  return (
    <Text c="dimmed" size="sm" role="status">
      {text(isAtLeast ? "foundAtLeast" : "found", { count, shown: number(count) })}
    </Text>
  );
}
