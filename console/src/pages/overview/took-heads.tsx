import { Table, Text } from "@mantine/core";
import type { ReactElement } from "react";
import { useText } from "../../texts/use-text.ts";

/** The four headings above {@link TookCells}, twice. */
export function TookHeads(): ReactElement {
  const text = useText("overview");
  return (
    <>
      <Table.Th ta="end">{text("by.sent")}</Table.Th>
      <Table.Th ta="end">
        {text("by.toSent")}
        <Hint />
      </Table.Th>
      <Table.Th ta="end">{text("by.signed")}</Table.Th>
      <Table.Th ta="end">
        {text("by.toSigned")}
        <Hint />
      </Table.Th>
    </>
  );
}

function Hint(): ReactElement {
  const text = useText("overview");
  return (
    <Text size="xs" fw={400} component="span" display="block">
      {text("by.hint")}
    </Text>
  );
}
