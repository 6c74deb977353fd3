import { Stack, Text } from "@mantine/core";
import { AddButton } from "../../../parts/add-button.tsx";
import type { ReactElement } from "react";
import { useText } from "../../../texts/use-text.ts";
import { keyed } from "../../keyed.ts";
import { ConditionRow } from "./condition-row.tsx";
import type { Condition } from "./draft.ts";
import { useEditor } from "./editor-context.ts";

/** Narrows which deals in the stage get the contract. */
export function Conditions(): ReactElement {
  const text = useText("playbooks");
  const { draft, isReadOnly, change } = useEditor();
  const { where } = draft;
  const set = (index: number, condition: Condition | undefined) =>
    change({
      where: where.flatMap((one, at) =>
        at === index ? (condition === undefined ? [] : [condition]) : [one],
      ),
    });
  return (
    <Stack gap="xs">
      <Text fw={500}>{text("conditions.title")}</Text>
      {where.length === 0 && (
        <Text c="dimmed" size="sm">
          {text("conditions.none")}
        </Text>
      )}
      {keyed(where).map(({ key, index, item: condition }) => (
        <ConditionRow
          key={key}
          index={index}
          condition={condition}
          onChange={(changed) => set(index, changed)}
        />
      ))}
      {!isReadOnly && (
        <AddButton onClick={() => change({ where: [...where, { value: "deal.price", atLeast: 1 }] })}>
          {text("conditions.add")}
        </AddButton>
      )}
    </Stack>
  );
}
