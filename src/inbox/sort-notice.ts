import type { Notice, NoticeDoor } from "../providers/provider.ts";
import type { Delivery } from "../store/store.ts";
import type { Sorted } from "./sorted.ts";

/** A vendor's delivery and the contracts it is about, each once. */
export interface ReadDelivery {
  readonly delivery: Delivery;
  readonly notice: Notice;
  readonly ids: readonly string[];
}

/** A notice may overtake our own record of the create: so long are ids waited for that we do not know (yet). */
const PATIENCE_MS = [5_000, 30_000, 120_000] as const;

/** Asks the vendor's door what a delivery is about. */
export function readNotices(delivery: Delivery, door: NoticeDoor): ReadDelivery {
  const notice = readSafely(door, delivery);
  return { delivery, notice, ids: [...new Set<string>(notice.about)] };
}

function readSafely(door: NoticeDoor, call: Pick<Delivery, "headers" | "body">): Notice {
  try {
    return door.read(call);
  } catch {
    return { about: [], ignored: "The body could not be read." };
  }
}

/** `deals`: which deals' contracts have which id at the vendor. */
export function sortNotice(
  { delivery, notice, ids }: ReadDelivery,
  deals: ReadonlyMap<string, readonly string[]>,
  now: Date,
): Sorted {
  const { id, account } = delivery;
  const known = [...new Set(ids.flatMap((remoteId) => deals.get(remoteId) ?? []))];
  const looks = known.map((dealId) => ({ account, dealId, reason: "notice" }));
  if (ids.length === 0) {
    const reason = notice.ignored ?? "It is about no contract.";
    return { outcome: { account, id, state: "ignored", reason }, looks };
  }
  const missing = ids.filter((remoteId) => !deals.has(remoteId));
  const patience = missing.length === 0 ? undefined : PATIENCE_MS[delivery.attempts];
  const reason = sentence(notice, ids.length - missing.length, missing);
  if (patience !== undefined) {
    const retryAt = new Date(now.getTime() + patience);
    return { outcome: { account, id, state: "waiting", reason, deals: known, retryAt }, looks };
  }
  return {
    outcome: { account, id, state: known.length > 0 ? "sorted" : "ignored", reason, deals: known },
    looks,
  };
}

function sentence(notice: Notice, known: number, missing: readonly string[]): string {
  const event = printable(notice.event ?? "notice");
  const about = known === 1 ? "1 contract" : `${known} contracts`;
  const shown = missing.slice(0, 3).map(printable).join(", ");
  const more = missing.length > 3 ? ` and ${missing.length - 3} more` : "";
  if (missing.length === 0) return `${event}: ${about}.`;
  const unknown = `no contract of ours has the id ${shown}${more}.`;
  return known === 0 ? `${event}: ${unknown}` : `${event}: ${about}; ${unknown}`;
}

function printable(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/gu, "").slice(0, 80);
}
