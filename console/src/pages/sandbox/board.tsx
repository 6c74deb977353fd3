import { DndContext, DragOverlay } from "@dnd-kit/core";
import type { DragEndEvent } from "@dnd-kit/core";
import { useState } from "react";
import type { ReactElement } from "react";
import { Section } from "../../parts/section.tsx";
import { useText } from "../../texts/use-text.ts";
import { BoardTools } from "./board-tools.tsx";
import { BoardColumn } from "./board-column.tsx";
import { DealDrawer } from "./deal-drawer.tsx";
import { DealFace } from "./deal-face.tsx";
import { countLeft } from "./count-left.ts";
import type { Sandbox } from "./sandbox-query.ts";
import { useDragging } from "./use-dragging.ts";
import { useMoveDeal } from "./use-move-deal.ts";

interface Props {
  readonly sandbox: Sandbox;
}

/** Kommo's board: one pipeline at a time, a column per stage. */
export function Board({ sandbox }: Props): ReactElement {
  const text = useText("sandbox");
  const { pipelines, deals } = sandbox;
  const [chosen, choose] = useState<string>();
  const [opened, open] = useState<string>();
  const [lifted, lift] = useState<string>();
  const pipeline = pipelines.find(({ id }) => id === chosen) ?? pipelines[0];
  const move = useMoveDeal();
  const nameOf = (id: string) => deals.find((deal) => deal.id === id)?.name ?? "";
  const stageOf = (id: string) => pipeline?.stages.find((stage) => stage.id === id)?.name ?? "";
  const dragging = useDragging(nameOf, stageOf);
  if (pipeline === undefined) return <></>;
  const drop = ({ active, over }: DragEndEvent) => {
    lift(undefined);
    const deal = deals.find(({ id }) => id === active.id);
    const stage = pipeline.stages.find(({ id }) => id === over?.id);
    if (deal !== undefined && stage !== undefined) move(deal, stage);
  };
  const inHand = deals.find(({ id }) => id === lifted);
  return (
    <Section
      title={text("board.title")}
      text={text("board.text")}
      aside={
        <BoardTools
          pipelines={pipelines}
          chosen={pipeline.id}
          left={countLeft(pipeline, deals)}
          onChoose={choose}
        />
      }
    >
      <DndContext
        {...dragging}
        onDragStart={({ active }) => lift(String(active.id))}
        onDragEnd={drop}
        onDragCancel={() => lift(undefined)}
      >
        <ul className="cs-board" aria-label={text("board.stages", { pipeline: pipeline.name })}>
          {pipeline.stages.map((stage) => (
            <BoardColumn
              key={stage.id}
              stage={stage}
              pipeline={pipeline}
              sandbox={sandbox}
              deals={deals.filter((deal) => deal.pipeline === pipeline.id && deal.stage === stage.id)}
              onOpen={open}
              onMove={move}
            />
          ))}
        </ul>
        <DragOverlay>
          {inHand !== undefined && (
            <div className="cs-deal cs-deal-lifted">
              <DealFace deal={inHand} sandbox={sandbox} />
            </div>
          )}
        </DragOverlay>
      </DndContext>
      <DealDrawer deal={opened} sandbox={sandbox} onClose={() => open(undefined)} />
    </Section>
  );
}
