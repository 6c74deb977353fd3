import { Button, Group, SegmentedControl } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { api } from "../../api/api.ts";
import { useText } from "../../texts/use-text.ts";
import type { Pipeline } from "./sandbox-query.ts";
import { usePlay } from "./use-play.ts";

interface Props {
  readonly pipelines: readonly Pipeline[];
  readonly chosen: string;
  readonly onChoose: (pipeline: string) => void;
}

/** Which pipeline is shown, and a new deal for it. */
export function BoardTools({ pipelines, chosen, onChoose }: Props): ReactElement {
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
      <Button
        size="xs"
        variant="default"
        leftSection={<IconPlus size={14} aria-hidden />}
        loading={isPlaying}
        onClick={() => play(chosen)}
      >
        {text("board.newDeal")}
      </Button>
    </Group>
  );
}
