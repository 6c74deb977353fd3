import type { RemoteId } from "../../domain/contract.ts";
import { dayOf } from "../day-of.ts";
import { carryOut } from "./carry-out.ts";
import type { Client } from "./client.ts";
import { MAX_DAYS } from "./create-request.ts";
import { pathSegment } from "./remote-id.ts";
import { checkDays } from "./signing-period.ts";
import { writeDate } from "./write-date.ts";

/** What is asked for, and when. */
export interface MoreTime {
  readonly until: Date;
  /** The day that is told is one of this zone. */
  readonly timezone: string;
  readonly now: Date;
}

/**
 * Gives the signers until the end of that day: the vendor takes `30 November 2024`, as its own connector writes it. Throws
 * `order_invalid` (STOP) where that is longer than a contract may have.
 */
export async function extendRequest(
  client: Client,
  id: RemoteId,
  { until, timezone, now }: MoreTime,
): Promise<void> {
  checkDays(until.getTime() - now.getTime(), MAX_DAYS, "extend");
  const day = dayOf(until, timezone);
  await carryOut(client, {
    method: "PUT",
    path: `/requests/${pathSegment(id)}/extend`,
    operation: "extend",
    // the same day twice is the same day
    safe: true,
    form: { expire_by: writeDate(day, "d MMMM yyyy", "UTC") ?? day },
  });
}
