import type { Contract } from "../contract.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * When to read an open contract again although nobody knocked. Where the vendor can list what changed, one call serves
 * all open contracts and each is read daily only to notice that it was deleted; otherwise every ten minutes while people
 * are most likely to sign, then hourly, as the articles ask, and less often as it gets older.
 */
export function nextLookAt(
  contract: Pick<Contract, "sentAt" | "createdAt">,
  now: Date,
  listsChanges: boolean,
): Date {
  if (listsChanges) return new Date(now.getTime() + DAY_MS);
  const ageMs = now.getTime() - (contract.sentAt ?? contract.createdAt).getTime();
  if (ageMs < 2 * HOUR_MS) return new Date(now.getTime() + 10 * MINUTE_MS);
  if (ageMs < 3 * DAY_MS) return new Date(now.getTime() + HOUR_MS);
  if (ageMs < 14 * DAY_MS) return new Date(now.getTime() + 6 * HOUR_MS);
  return new Date(now.getTime() + DAY_MS);
}
