import type { LookHandler } from "../jobs/jobs.ts";
import type { Metrics } from "../server/metrics.ts";

/** Counts walks, how they end and what they take. */
export function countedWalk(walk: LookHandler, metrics: Metrics): LookHandler {
  return async (look, signal) => {
    const started = performance.now();
    const count = (result: "done" | "again" | "broke") =>
      metrics.walk(look.reason, result, (performance.now() - started) / 1000);
    try {
      const result = await walk(look, signal);
      count(result.done ? "done" : "again");
      return result;
    } catch (error) {
      count("broke");
      throw error;
    }
  };
}
