import type { ConnectionRuntime } from "./runtime.ts";

/**
 * May a create be written down as begun before its call has its turn? Yes where it can be looked for, or leaves a draft at
 * most; a write is saved by it. Where it sends and cannot be looked for, whatever stands as begun after a crash is left to
 * a person: there it is written down when the call leaves. So it is where a look tells only after a long while: creates
 * that waited for their turn when the process died go on at once.
 */
export function beginsEarly({ can, findLagMs = 0 }: Pick<ConnectionRuntime, "can" | "findLagMs">): boolean {
  return findLagMs === 0 && (can.find || can.draft);
}
