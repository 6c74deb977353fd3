import { SimpleGrid } from "@mantine/core";
import type { ReactElement } from "react";
import type { ReadOverviewData } from "../../api/client/overview.ts";
import { useText } from "../../texts/use-text.ts";
import { CountTile } from "./count-tile.tsx";

interface Props {
  readonly counts: ReadOverviewData["counts"];
  readonly connections: ReadOverviewData["connections"];
}

/** The four figures that one looks at first; each leads to its list. */
export function CountTiles({ counts, connections }: Props): ReactElement {
  const text = useText("overview");
  const { waiting, sent, signed, needsAttention, stopped, onHold } = counts;
  const ill = connections.filter(({ state, waiting: held }) => state === "bad" || held > 0);
  const troubles = [
    ...(stopped > 0 ? [text("counts.stopped", { count: stopped })] : []),
    ...ill.map(({ name, state }) => text(state === "bad" ? "counts.broken" : "counts.awaited", { name })),
  ];
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }} spacing="md" component="section" aria-label={text("counts.label")}>
      <CountTile
        label={text("counts.waiting")}
        hint={onHold > 0 ? text("counts.onHold", { count: onHold }) : text("counts.waitingHint")}
        count={waiting}
        to={{ page: "contracts", search: onHold > 0 ? { status: "waiting" } : {} }}
      />
      <CountTile
        label={text("counts.sent")}
        hint={text("counts.sentHint")}
        count={sent}
        tone="busy"
        to={{ page: "contracts", search: { status: "sent" } }}
      />
      <CountTile
        label={text("counts.signed")}
        hint={text("counts.signedHint")}
        count={signed}
        tone="good"
        to={{ page: "contracts", search: { status: "signed" } }}
      />
      <CountTile
        label={text("counts.needsAttention")}
        hint={needsAttention > 0 ? troubles.join(" · ") : text("counts.calmHint")}
        count={needsAttention}
        {...(needsAttention > 0 ? { tone: "bad" } : {})}
        to={{ page: "attention" }}
      />
    </SimpleGrid>
  );
}
