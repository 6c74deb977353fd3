import { useDraggable } from "@dnd-kit/core";
import { ActionIcon, Menu, UnstyledButton } from "@mantine/core";
import { IconArrowsMove, IconDotsVertical } from "@tabler/icons-react";
import type { ReactElement } from "react";
import { useText } from "../../texts/use-text.ts";
import { DealFace } from "./deal-face.tsx";
import type { Sandbox, SandboxDeal, Stage } from "./sandbox-query.ts";

interface Props {
  readonly deal: SandboxDeal;
  readonly sandbox: Sandbox;
  readonly stages: readonly Stage[];
  readonly onOpen: (deal: string) => void;
  readonly onMove: (deal: SandboxDeal, stage: Stage) => void;
}

/** A deal on the board: dragged by mouse or finger, moved by keyboard or menu, opened by its name. */
export function DealCard({ deal, sandbox, stages, onOpen, onMove }: Props): ReactElement {
  const text = useText("sandbox");
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, isDragging } = useDraggable({
    id: deal.id,
  });
  const { name } = deal;
  return (
    <li ref={setNodeRef} className="cs-deal" data-dragging={isDragging} data-deal={deal.id} {...listeners}>
      <div className="cs-deal-body">
        <DealFace
          deal={deal}
          sandbox={sandbox}
          name={
            <UnstyledButton fw={600} fz="md" className="cs-break" onClick={() => onOpen(deal.id)}>
              {name}
            </UnstyledButton>
          }
        />
      </div>
      <div className="cs-deal-hands">
        <Menu position="bottom-end" shadow="md">
          <Menu.Target>
            <ActionIcon variant="subtle" color="gray" size="sm" aria-label={text("card.actions", { name })}>
              <IconDotsVertical size={16} aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Label>{text("card.moveTo")}</Menu.Label>
            {stages.map((stage) => (
              <Menu.Item
                key={stage.id}
                disabled={stage.id === deal.stage}
                onClick={() => onMove(deal, stage)}
              >
                {stage.name}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
        <ActionIcon
          ref={setActivatorNodeRef}
          {...attributes}
          variant="subtle"
          color="gray"
          size="sm"
          className="cs-deal-handle"
          aria-label={text("drag.handle", { name })}
        >
          <IconArrowsMove size={14} aria-hidden />
        </ActionIcon>
      </div>
    </li>
  );
}
