import { Button, Group, SegmentedControl, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { api } from "../../api/api.ts";
import { useText } from "../../texts/use-text.ts";
import type { Pipeline } from "./sandbox-query.ts";
import { usePlay } from "./use-play.ts";

interface Props {
  readonly pipelines: readonly Pipeline[];
  readonly chosen: string;
  /** With how many deals of the chosen pipeline a story can begin. */
  readonly left: number;
  readonly onChoose: (pipeline: string) => void;
}

/** With so few left, a visitor is shown where new ones come from. */
const FEW = 2;

/** Which pipeline is shown, and a new deal for it. */
export function BoardTools({ pipelines, chosen, left, onChoose }: Props): ReactElement {
  const text = useText("sandbox");
  const { play, isPlaying } = usePlay(
    (pipeline: string) => api.sandbox.addSandboxDeal({ pipeline }),
    text("board.newDealDone"),
  );
  return (
    <Group gap="xs">
      <SegmentedControl
        aria-label={text("board.pipelines")}
        size="xs"
        data={pipelines.map(({ id, name }) => ({ value: id, label: name }))}
        value={chosen}
        onChange={onChoose}
      />
      {left <= FEW && (
        <Text size="sm" c="dimmed">
          {text("board.left", { count: left })}
        </Text>
      )}
      <Button
        size="xs"
        variant={left <= FEW ? "filled" : "default"}
        leftSection={<IconPlus size={14} aria-hidden />}
        loading={isPlaying}
        onClick={() => play(chosen)}
      >
        {text("board.newDeal")}
      </Button>
    </Group>
  );
}
