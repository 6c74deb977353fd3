import { NativeSelect, SimpleGrid, Text } from "@mantine/core";
import type { ReactElement } from "react";
import { useText } from "../../texts/use-text.ts";
import type { Side } from "./sandbox-query.ts";

interface Props {
  readonly side: Side;
  readonly onChange: (side: Side) => void;
}

const CALLS = ["well", "errors", "busy", "lost", "down"] as const;
const NEWS = ["well", "dropped", "doubled", "late"] as const;

/** Two switches of one side: how it answers, and what becomes of its news. */
export function MoodRow({ side, onChange }: Props): ReactElement {
  const text = useText("sandbox");
  const { id, name } = side;
  const shown = id.endsWith("-brief") ? `${name} (${text("inboxes.brief")})` : name;
  return (
    <section data-side={id}>
      <Text fw={600} component="h3" size="md" mb={4}>
        {shown}
      </Text>
      <SimpleGrid cols={{ base: 1, xs: 2 }} spacing="sm" verticalSpacing="xs">
        <NativeSelect
          label={text("moods.callsHead")}
          aria-label={text("moods.calls", { name: shown })}
          data={CALLS.map((value) => ({ value, label: text(`moods.call.${value}`) }))}
          value={side.calls}
          onChange={({ currentTarget }) => {
            const calls = CALLS.find((one) => one === currentTarget.value);
            if (calls !== undefined) onChange({ ...side, calls });
          }}
        />
        <NativeSelect
          label={text("moods.newsHead")}
          aria-label={text("moods.news", { name: shown })}
          data={NEWS.map((value) => ({ value, label: text(`moods.tell.${value}`) }))}
          value={side.news}
          onChange={({ currentTarget }) => {
            const news = NEWS.find((one) => one === currentTarget.value);
            if (news !== undefined) onChange({ ...side, news });
          }}
        />
      </SimpleGrid>
    </section>
  );
}
