import { Anchor, Box } from "@mantine/core";
import { useState } from "react";
import type { ReactElement } from "react";
import { Section } from "../../parts/section.tsx";
import { useText } from "../../texts/use-text.ts";
import type { ContractView } from "./contract-query.ts";
import { TrailEntry } from "./trail-entry.tsx";

const SHOWN = 12;
/** Of an ISO instant, up to the minute. */
const MINUTE_CHARS = 16;

interface Props {
  /** Oldest first, as it was written. */
  readonly trail: ContractView["trail"];
}

/** Everything that was done for the contract, newest first. */
export function TrailSection({ trail }: Props): ReactElement {
  const text = useText("contract");
  const [showsAll, setShowsAll] = useState(false);
  const newest = trail.map((entry, index) => ({ ...entry, index })).toReversed();
  const minutes = Map.groupBy(trail, ({ at }) => at.slice(0, MINUTE_CHARS));
  const shown = showsAll ? newest : newest.slice(0, SHOWN);
  return (
    <Section title={text("trail.title")}>
      <Box component="ol" className="cs-timeline" pt="xs">
        {shown.map(({ index, ...entry }) => (
          <TrailEntry
            key={index}
            entry={entry}
            withSeconds={(minutes.get(entry.at.slice(0, MINUTE_CHARS))?.length ?? 0) > 1}
          />
        ))}
      </Box>
      {newest.length > SHOWN && (
        <Anchor component="button" type="button" mt="sm" onClick={() => setShowsAll(!showsAll)}>
          {showsAll ? text("trail.fewer") : text("trail.more", { count: newest.length })}
        </Anchor>
      )}
    </Section>
  );
}
