import type { Pipeline, SandboxDeal } from "./sandbox-query.ts";

/** Deals of the pipeline with which a story can begin: nothing has been written on them, and they are not closed. */
export function countLeft({ id, stages }: Pipeline, deals: readonly SandboxDeal[]): number {
  const start = stages.findIndex(({ startsContract }) => startsContract);
  const before = new Set(stages.slice(0, Math.max(start, 0)).map((stage) => stage.id));
  return deals.filter(
    ({ pipeline, stage, notes, tasks, files }) =>
      pipeline === id && before.has(stage) && notes + tasks + files === 0,
  ).length;
}
