import { useDroppable } from "@dnd-kit/core";
import { Group, Text } from "@mantine/core";
import { IconSignature } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useText } from "../../texts/use-text.ts";
import { DealCard } from "./deal-card.tsx";
import type { Pipeline, Sandbox, SandboxDeal, Stage } from "./sandbox-query.ts";

interface Props {
  readonly stage: Stage;
  readonly pipeline: Pipeline;
  readonly sandbox: Sandbox;
  readonly deals: readonly SandboxDeal[];
  readonly onOpen: (deal: string) => void;
  readonly onMove: (deal: SandboxDeal, stage: Stage) => void;
}

/** One stage and its deals; deals are dropped here. */
export function BoardColumn({ stage, pipeline, sandbox, deals, onOpen, onMove }: Props): ReactElement {
  const text = useText("sandbox");
  const { setNodeRef, isOver } = useDroppable({ id: stage.id });
  return (
    <li ref={setNodeRef} className="cs-column" data-over={isOver} data-stage={stage.name}>
      <div className="cs-column-head">
        <Group gap={6} wrap="nowrap" justify="space-between">
          <Group gap={6} wrap="nowrap" miw={0}>
            <span className="cs-column-dot" style={{ background: stage.color }} aria-hidden />
            <Text fw={600} component="h3" size="md" lh={1.25}>
              {stage.name}
            </Text>
          </Group>
          <Text c="dimmed" size="sm" aria-label={text("board.count", { count: deals.length })} role="img">
            {deals.length}
          </Text>
        </Group>
        {stage.startsContract && (
          <Text className="cs-column-starts" size="xs" component="div">
            <IconSignature size={14} aria-hidden />
            {text("board.starts")}
          </Text>
        )}
      </div>
      <ul className="cs-column-deals">
        {deals.map((deal) => (
          <DealCard
            key={deal.id}
            deal={deal}
            sandbox={sandbox}
            stages={pipeline.stages}
            onOpen={onOpen}
            onMove={onMove}
          />
        ))}
        {deals.length === 0 && (
          <li>
            <Text c="dimmed" size="sm" ta="center" py="md">
              {text("board.empty")}
            </Text>
          </li>
        )}
      </ul>
    </li>
  );
}
