import type { Reference } from "../../domain/contract.ts";
import type { RemoteStatus } from "../../domain/remote.ts";
import type { Found } from "../provider.ts";
import type { Client } from "./client.ts";
import { toContract, toStatus } from "./map.ts";
import { remoteIdFrom } from "./remote-id.ts";
import { listRequests, readRequest } from "./requests.ts";
import type { Listed, SignatureRequest } from "./schema.ts";

const MAX_PAGES = 40;
const MAX_READS = 10;

/** The furthest one counts: one that was taken back must not hide the one that is out. */
const RANK: readonly RemoteStatus[] = ["signed", "declined", "sent", "unknown", "expired", "withdrawn"];

/**
 * Looks for the request whose title carries the reference (`search` finds parts of titles). Each hit is compared here; a
 * list that does not end is `cannot-tell`, never `none`.
 */
export async function findByReference(client: Client, reference: Reference): Promise<Found> {
  const { requests, complete } = await listRequests(client, "find", { search: reference }, MAX_PAGES);
  const likely = requests.filter((request) => carries(request, reference));
  const looked = likely.slice(0, MAX_READS);
  const ids = looked.flatMap(({ id }) => remoteIdFrom(id) ?? []);
  const read = await Promise.all(ids.map((id) => readRequest(client, id, "find")));
  const there = read.filter((request) => request !== undefined);
  const [best] = there.toSorted(byRank);
  if (best) return { found: "one", contract: toContract(best) };
  const isSure = complete && looked.length === likely.length && ids.length === looked.length;
  return isSure ? { found: "none" } : { found: "cannot-tell" };
}

/** `custom` is not in the published answer, and whoever owns the request may change its title there: either will do. */
function carries({ title, custom }: Listed, reference: Reference): boolean {
  return [title, custom].some((text) => (text ?? "").includes(reference));
}

function byRank(one: SignatureRequest, other: SignatureRequest): number {
  const rank = RANK.indexOf(toStatus(one.status_overall)) - RANK.indexOf(toStatus(other.status_overall));
  return rank || (one.created_at ?? "").localeCompare(other.created_at ?? "");
}
