import type { LookHandler } from "../jobs/jobs.ts";
import type { Tracing } from "./tracing.ts";

/** Each walk is measured with all that it asks of others; one that a knock began goes on with the knock's trace. */
export function tracedWalk(walk: LookHandler, tracing: Tracing | undefined): LookHandler {
  if (tracing === undefined) return walk;
  return (look, signal) => {
    const { account, dealId, reason, attempt = 0, trace } = look;
    const attributes = {
      "countersign.account": account,
      "countersign.deal": dealId,
      "countersign.reason": reason,
      "countersign.attempt": attempt,
    };
    return tracing.within(
      { name: "walk", kind: "consumer", attributes },
      () => walk(look, signal),
      ({ done }) => ({ "countersign.result": done ? "done" : "again" }),
      trace,
    );
  };
}
