import type { RemoteId } from "../../domain/contract.ts";
import type { ContractOrder } from "../../domain/order.ts";
import { dayOf } from "../day-of.ts";
import type { Client } from "./client.ts";
import { pathSegment } from "./remote-id.ts";
import type { WrittenBefore } from "./written-before.ts";

/**
 * Gives the signers until the end of that day (`PUT /contracts/{id}`, docs page `update-top-level-information`). In draft
 * and pending a date may be set; a new one revives an overdue contract.
 */
async function setSigningPeriod(client: Client, id: RemoteId, day: string, operation: string): Promise<void> {
  await client({
    method: "PUT",
    path: `/contracts/${pathSegment(id)}`,
    operation,
    // the same date twice is the same date
    safe: true,
    body: { _private: { signing_period_expiration: { type: "fixed_date", expire_date: day } } },
    accept: [200],
  });
}

/** Sets the order's deadline, unless that has been done. */
export async function setDeadline(
  client: Client,
  written: WrittenBefore,
  id: RemoteId,
  order: ContractOrder,
): Promise<void> {
  if (order.expiresAt === undefined) return;
  const day = dayOf(new Date(order.expiresAt), order.timezone);
  if (written.has(id, "deadline", day)) return;
  await setSigningPeriod(client, id, day, "send");
  written.note(id, "deadline", day);
}

/** Moves the deadline of a contract that is out. It is a day of the account's zone, as when it was first set. */
export async function extend(client: Client, id: RemoteId, until: Date, timezone: string): Promise<void> {
  await setSigningPeriod(client, id, dayOf(until, timezone), "extend");
}
