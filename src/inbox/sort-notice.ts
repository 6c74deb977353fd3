import { createHash } from "node:crypto";
import type { Notice, NoticeDoor } from "../providers/provider.ts";
import type { Delivery } from "../store/store.ts";
import type { Sorted } from "./sorted.ts";

/** A vendor's delivery and the contracts it is about, each once. */
export interface ReadDelivery {
  readonly delivery: Delivery;
  readonly notice: Notice;
  readonly ids: readonly string[];
  /** Names the call, where its vendor does. */
  readonly callKey?: string;
}

/** A notice may overtake our own record of the create: so long are ids waited for that we do not know (yet). */
const PATIENCE_MS = [5_000, 30_000, 120_000] as const;
/** Ids in one sentence. */
const MOST_SHOWN = 3;

/** Asks the vendor's door what a delivery is about. */
export function readNotices(delivery: Delivery, door: NoticeDoor): ReadDelivery {
  const notice = readSafely(door, delivery);
  const ids = [...new Set<string>(notice.about)];
  const { callId, event = "" } = notice;
  if (callId === undefined) return { delivery, notice, ids };
  // with all that it says: some vendors prove nothing but the id, which then must not hide what another call says
  const callKey = createHash("sha256")
    .update(JSON.stringify([callId, event, ...ids.toSorted()]))
    .digest("hex");
  return { delivery, notice, ids, callKey };
}

/** The key under which a repeat is known; a delivery that a person had replayed is to be looked at whatever it repeats. */
export function repeatKey({ delivery, callKey }: ReadDelivery): string | undefined {
  const isReplayed = delivery.attempts > 0 && delivery.reason === undefined;
  return isReplayed ? undefined : callKey;
}

function readSafely(door: NoticeDoor, call: Pick<Delivery, "headers" | "body">): Notice {
  try {
    return door.read(call);
  } catch {
    return { about: [], ignored: "The body could not be read." };
  }
}

/** The vendor repeated a call that `first` has seen to. */
export function sortRepeat({ delivery: { id, account }, notice }: ReadDelivery, first: string): Sorted {
  const reason = `It repeats the delivery ${first}${inTheirWord(notice)}.`;
  return { outcome: { account, id, state: "ignored", reason }, looks: [] };
}

/** `deals`: which deals' contracts have which id at the vendor. */
export function sortNotice(
  { delivery, notice, ids, callKey }: ReadDelivery,
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
  const seen = ids.length - missing.length;
  const reason = patience === undefined ? sentence(notice, seen, missing) : early(notice, seen, missing);
  if (patience !== undefined) {
    const retryAt = new Date(now.getTime() + patience);
    return { outcome: { account, id, state: "waiting", reason, deals: known, retryAt }, looks };
  }
  if (known.length === 0) return { outcome: { account, id, state: "ignored", reason, deals: known }, looks };
  const isWhole = missing.length === 0 && callKey !== undefined;
  return {
    outcome: { account, id, state: "sorted", reason, deals: known, ...(isWhole ? { callKey } : {}) },
    looks,
  };
}

/** Our own record may still come; the ids, which say nothing to people, stand in backticks. */
function early(notice: Notice, known: number, missing: readonly string[]): string {
  const word = inTheirWord(notice);
  const [one, several] = known === 0 ? ["a contract", "contracts"] : ["one", "some"];
  const unknown = `${missing.length === 1 ? one : several} that we do not know yet`;
  const shown = listed(missing.map((id) => `\`${printable(id).replaceAll("`", "'")}\``));
  return known === 0
    ? `It is about ${unknown}${word}: ${shown}.`
    : `Something changed at ${counted(known)}${word}, and at ${unknown}: ${shown}.`;
}

function counted(contracts: number): string {
  return contracts === 1 ? "1 contract" : `${contracts} contracts`;
}

function listed(ids: readonly string[]): string {
  const more = ids.length > MOST_SHOWN ? ` and ${ids.length - MOST_SHOWN} more` : "";
  return `${ids.slice(0, MOST_SHOWN).join(", ")}${more}`;
}

function sentence(notice: Notice, known: number, missing: readonly string[]): string {
  const word = inTheirWord(notice);
  const shown = listed(missing.map(printable));
  if (known === 0) return `No contract of ours has the id ${shown}${word}.`;
  const unknown = missing.length === 0 ? "" : `; no contract of ours has the id ${shown}`;
  return `Something changed at ${counted(known)}${word}${unknown}.`;
}

/** What the vendor calls it, as it is. */
function inTheirWord({ event }: Notice): string {
  return event === undefined ? "" : ` (the vendor calls it “${printable(event)}”)`;
}

function printable(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/gu, "").slice(0, 80);
}
