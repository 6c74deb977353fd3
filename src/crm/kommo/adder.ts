import { createBatchSize } from "./batch-size.ts";
import type { Gate } from "./gate.ts";
import { createLane } from "./lane.ts";
import type { Raw } from "./raw.ts";
import type { Wire } from "./wire.ts";
import { createWriter } from "./write-batch.ts";

export interface AdderOptions {
  readonly gate: Gate;
  readonly wire: Wire;
  readonly width: number;
  readonly batchSize: number;
  readonly what: "notes" | "tasks";
}

const PATHS = { notes: "/api/v4/leads/notes", tasks: "/api/v4/tasks" } as const;

/** Creates notes or tasks, waiting ones together. Not repeatable: a lost answer is `outcome_unknown` for each of them. */
export function createAdder({
  gate,
  wire,
  width,
  batchSize,
  what,
}: AdderOptions): (body: Raw) => Promise<undefined> {
  const run = createWriter({
    wire,
    limit: gate.limit,
    method: "POST",
    path: PATHS[what],
    operation: `${what}.add`,
    safe: false,
    embedded: what,
    echoes: true,
  });
  return createLane({ gate, size: createBatchSize(batchSize), width, run });
}
