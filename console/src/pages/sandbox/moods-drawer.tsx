import { Button, Drawer, Stack, Text } from "@mantine/core";
import type { ReactElement } from "react";
import { api } from "../../api/api.ts";
import { useText } from "../../texts/use-text.ts";
import { MoodRow } from "./mood-row.tsx";
import type { Side } from "./sandbox-query.ts";
import { usePlay } from "./use-play.ts";

interface Props {
  readonly sides: readonly Side[];
  readonly opened: boolean;
  readonly onClose: () => void;
}

/** Switches by which Kommo and the vendors fail on purpose. */
export function MoodsDrawer({ sides, opened, onClose }: Props): ReactElement {
  const text = useText("sandbox");
  const common = useText("common");
  const set = usePlay(({ id, calls, news }: Pick<Side, "id" | "calls" | "news">) =>
    api.sandbox.setSandboxMoods({ side: id }, { calls, news }),
  );
  const troubled = sides.filter(({ calls, news }) => calls !== "well" || news !== "well");
  const calm = usePlay(() =>
    Promise.all(
      troubled.map(({ id }) => api.sandbox.setSandboxMoods({ side: id }, { calls: "well", news: "well" })),
    ),
  );
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      position="right"
      size="lg"
      title={
        <Text fw={650} size="lg" component="span">
          {text("moods.title")}
        </Text>
      }
      closeButtonProps={{ "aria-label": common("close") }}
    >
      <Stack gap="md">
        <Text>{text("moods.text")}</Text>
        <Button
          variant="default"
          disabled={troubled.length === 0}
          loading={calm.isPlaying}
          onClick={() => calm.play(undefined)}
        >
          {text("moods.all")}
        </Button>
        <Stack gap="lg">
          {sides.map((side) => (
            <MoodRow key={side.id} side={side} onChange={set.play} />
          ))}
        </Stack>
      </Stack>
    </Drawer>
  );
}
