import { append, seconds } from "./world.ts";
import type { World } from "./world.ts";
import type { EventRow } from "./rows.ts";

/** Adds a line to the account's event log; `by` 0 is the robot. */
export const logEvent = (
  world: World,
  line: {
    readonly type: string;
    readonly entity: EventRow["entity"];
    readonly entityId: number;
    readonly by: number;
    readonly before?: readonly unknown[];
    readonly after?: readonly unknown[];
  },
): void => {
  const row: EventRow = {
    id: `01${world.nextId().toString(36).padStart(24, "0")}`,
    type: line.type,
    entity: line.entity,
    entityId: line.entityId,
    createdBy: line.by,
    createdAt: seconds(world),
    before: line.before ?? [],
    after: line.after ?? [],
  };
  world.events.push(row);
  append(world.eventsOf, `${row.entity}:${row.entityId}`, row);
};
