import type { Look } from "../jobs/jobs.ts";
import type { DeliveryOutcome } from "../store/store.ts";

/** What a delivery came to. */
export interface Sorted {
  readonly outcome: DeliveryOutcome;
  readonly looks: readonly Look[];
}
