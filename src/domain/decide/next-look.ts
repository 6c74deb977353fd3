import type { Contract } from "../contract.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * When to read an open contract again although nobody knocked. Where the vendor can list what changed, one call serves
 * all open contracts and each is read daily only to notice that it was deleted; otherwise every ten minutes while people
 * are most likely to sign, then hourly, as the articles ask, and less often as it gets older. `paceMs`: so many contracts are open
 * that each may be read only so often, by what may be spent on it.
 */
export function nextLookAt(
  contract: Pick<Contract, "id" | "sentAt" | "createdAt">,
  now: Date,
  { listsChanges, paceMs = 0 }: { readonly listsChanges: boolean; readonly paceMs?: number },
): Date {
  const soonMs = soonestIn(contract, now, listsChanges);
  if (soonMs >= paceMs) return new Date(now.getTime() + soonMs);
  return nextPlace(contract.id, now, soonMs, paceMs);
}

function soonestIn(
  contract: Pick<Contract, "sentAt" | "createdAt">,
  now: Date,
  listsChanges: boolean,
): number {
  if (listsChanges) return DAY_MS;
  const ageMs = now.getTime() - (contract.sentAt ?? contract.createdAt).getTime();
  if (ageMs < 2 * HOUR_MS) return 10 * MINUTE_MS;
  if (ageMs < 3 * DAY_MS) return HOUR_MS;
  if (ageMs < 14 * DAY_MS) return 6 * HOUR_MS;
  return DAY_MS;
}

/**
 * Once in each `paceMs`, each contract at a place of its own in it: many that were sent together are not all asked about together,
 * and one that a hook made us look at in between does not leave its place.
 */
function nextPlace(id: string, now: Date, soonMs: number, paceMs: number): Date {
  const share = Number.parseInt(id.replaceAll("-", "").slice(-6), 16) / 0x1_00_00_00;
  const placeMs = (Number.isNaN(share) ? 0.5 : share) * paceMs;
  const soonestMs = now.getTime() + Math.max(soonMs, paceMs / 2);
  return new Date(Math.ceil((soonestMs - placeMs) / paceMs) * paceMs + placeMs);
}
