import { CountersignError, STOP } from "../../domain/errors.ts";
import type { ContractOrder } from "../../domain/order.ts";

const DAY_MS = 86_400_000;

/**
 * The signing period in whole days from now, the last one begun counting as a whole. `undefined` = the order names no
 * end. Throws `order_invalid` (STOP) where it is longer than the vendor takes.
 */
export function signingDays(
  order: Pick<ContractOrder, "expiresAt">,
  now: Date,
  maxDays: number,
): number | undefined {
  if (order.expiresAt === undefined) return undefined;
  const ms = Date.parse(order.expiresAt) - now.getTime();
  return Number.isNaN(ms) ? undefined : checkDays(ms, maxDays, "create");
}

/** A span in whole days. Throws `order_invalid` (STOP) where it is longer than the vendor takes. */
export function checkDays(ms: number, maxDays: number, operation: "create" | "extend"): number {
  const days = Math.max(1, Math.ceil(ms / DAY_MS));
  if (days <= maxDays) return days;
  const help = operation === "create" ? ": set `expiresInDays`" : "";
  const detail = `Zoho Sign gives signers ${maxDays} days at most, and ${days} are asked for${help}.`;
  throw new CountersignError("order_invalid", STOP, detail, { operation });
}
