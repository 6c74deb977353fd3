import {
  closestCenter,
  KeyboardSensor,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useSensor,
  useSensors,
} from "@dnd-kit/core";
import type { CollisionDetection, DndContextProps, KeyboardCoordinateGetter } from "@dnd-kit/core";
import { useText } from "../../texts/use-text.ts";

/** A click on a card is no drag, and a finger that scrolls is none either. */
const STEP_PX = 6;
const PRESS_MS = 220;

/** What the pointer is in; for the keyboard, which has none, what is nearest. */
const detect: CollisionDetection = (asked) => {
  const within = pointerWithin(asked);
  return within.length > 0 || asked.pointerCoordinates !== null ? within : closestCenter(asked);
};

/** Arrow keys lead from column to column. */
const nextColumn: KeyboardCoordinateGetter = (event, { context, currentCoordinates }) => {
  const step = event.code === "ArrowRight" ? 1 : event.code === "ArrowLeft" ? -1 : 0;
  if (step === 0) return undefined;
  event.preventDefault();
  const columns = context.droppableContainers
    .getEnabled()
    .flatMap(({ id }) => {
      const rect = context.droppableRects.get(id);
      return rect === undefined ? [] : [{ id, rect }];
    })
    .toSorted((a, b) => a.rect.left - b.rect.left);
  const at = columns.findIndex(({ id }) => id === context.over?.id);
  const next = columns[Math.min(Math.max(at + step, 0), columns.length - 1)];
  return next === undefined ? currentCoordinates : { x: next.rect.left, y: next.rect.top };
};

/** Sensors for mouse, finger and keyboard, and what a screen reader is told meanwhile. */
export function useDragging(
  nameOf: (deal: string) => string,
  stageOf: (stage: string) => string,
): Pick<DndContextProps, "sensors" | "accessibility" | "collisionDetection"> {
  const text = useText("sandbox");
  const sensors = useSensors(
    useSensor(MouseSensor, { activationConstraint: { distance: STEP_PX } }),
    useSensor(TouchSensor, { activationConstraint: { delay: PRESS_MS, tolerance: STEP_PX } }),
    useSensor(KeyboardSensor, { coordinateGetter: nextColumn, scrollBehavior: "auto" }),
  );
  const told = (id: string | number) => ({ name: nameOf(String(id)) });
  return {
    sensors,
    collisionDetection: detect,
    accessibility: {
      screenReaderInstructions: { draggable: text("drag.instructions") },
      announcements: {
        onDragStart: ({ active }) => text("drag.started", told(active.id)),
        onDragOver: ({ active, over }) =>
          over === null
            ? text("drag.nowhere", told(active.id))
            : text("drag.over", { ...told(active.id), stage: stageOf(String(over.id)) }),
        onDragEnd: ({ active, over }) =>
          over === null
            ? text("drag.cancelled", told(active.id))
            : text("drag.dropped", { ...told(active.id), stage: stageOf(String(over.id)) }),
        onDragCancel: ({ active }) => text("drag.cancelled", told(active.id)),
      },
    },
  };
}
