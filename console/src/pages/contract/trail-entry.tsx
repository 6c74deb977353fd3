import { Text } from "@mantine/core";
import type { CSSProperties, ReactElement } from "react";
import { Moment } from "../../parts/moment.tsx";
import type { Tone } from "../../parts/tone.ts";
import { useText } from "../../texts/use-text.ts";
import type { ContractView } from "./contract-query.ts";

type Entry = ContractView["trail"][number];

/** Only entries that change something for people have a colour. */
const TONES: Readonly<Partial<Record<Entry["event"], Tone>>> = {
  sent: "busy",
  status_changed: "busy",
  archived: "good",
  needs_attention: "bad",
  move_refused: "warn",
  attempt_failed: "warn",
  waiting: "warn",
  withdrawn: "warn",
};

const STATUS_TONES: Readonly<Record<string, Tone>> = {
  signed: "good",
  declined: "warn",
  expired: "warn",
  withdrawn: "warn",
};

function toneOf({ event, data }: Entry): Tone {
  const status = event === "status_changed" ? String(data?.["to"]) : "";
  return STATUS_TONES[status] ?? TONES[event] ?? "quiet";
}

interface Props {
  readonly entry: Entry;
  /** Others happened in the same minute. */
  readonly withSeconds: boolean;
}

/** One line of the timeline: when, what, by whom. */
export function TrailEntry({ entry, withSeconds }: Props): ReactElement {
  const text = useText("contract");
  const { at, actor } = entry;
  const style: CSSProperties & { "--cs-entry"?: string } = {
    "--cs-entry": `var(--cs-${toneOf(entry)})`,
  };
  return (
    <li style={style}>
      <Text className="cs-break">{entry.text}</Text>
      <Text c="dimmed" size="sm">
        <Moment at={at} as={withSeconds ? "second" : "instant"} />
        {actor.kind === "person" &&
          ` · ${text("trail.by", { name: actor.email === undefined ? actor.name : `${actor.name} (${actor.email})` })}`}
        {actor.kind === "key" && ` · ${text("trail.byKey", { name: actor.name })}`}
      </Text>
    </li>
  );
}
