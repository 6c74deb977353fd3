import { Text } from "@mantine/core";
import type { ReactElement } from "react";
import { Moment } from "../../parts/moment.tsx";
import { useText } from "../../texts/use-text.ts";
import type { Change } from "./settings-query.ts";

interface Props {
  readonly change: Change;
}

/** One change: what, when, by whom, from where. */
export function ChangeItem({ change }: Props): ReactElement {
  const text = useText("settings");
  const { at, text: what, by, address, isEverywhere } = change;
  const { name: called, email, via } = by;
  const name = email === undefined ? called : text("by.person", { name: called, email });
  const about = [
    ...(via === "nobody" ? [] : [text(`changes.by.${via}`, { name })]),
    ...(address === undefined ? [] : [text("changes.from", { address })]),
    ...(isEverywhere ? [text("changes.everywhere")] : []),
  ];
  return (
    <li>
      <Text className="cs-break">{what}</Text>
      <Text size="sm" c="dimmed" className="cs-break">
        <Moment at={at} as="instant" />
        {about.map((each) => ` · ${each}`)}
      </Text>
    </li>
  );
}
