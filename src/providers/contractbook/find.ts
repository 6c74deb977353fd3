import type { Reference } from "../../domain/contract.ts";
import type { RemoteStatus } from "../../domain/remote.ts";
import type { Found } from "../provider.ts";
import type { Client } from "./client.ts";
import { listDocuments, readDocument } from "./documents.ts";
import { toContract, toStatus } from "./map.ts";
import { remoteIdFrom } from "./remote-id.ts";
import type { VendorDocument } from "./schema.ts";

const MAX_PAGES = 20;
const MAX_READS = 10;

/** The furthest one counts: a second, unsent draft must not hide the contract that went out. */
const RANK: readonly RemoteStatus[] = ["signed", "declined", "sent", "unknown", "drafted"];

/**
 * Looks for the document that carries the reference as a tag. Whether `tags[]` is honoured, and how exactly, is not
 * documented, so each hit is compared here; a list that does not end is `cannot-tell`, never `none`.
 */
export async function findByTag(
  client: Client,
  reference: Reference,
  appUrl: string | undefined,
): Promise<Found> {
  const { documents, complete } = await listDocuments(client, "find", [["tags[]", reference]], MAX_PAGES);
  // a preview without tags tells nothing: it is read like a hit
  const likely = documents.filter(({ tags }) => tags?.includes(reference));
  const silent = documents.filter(({ tags }) => tags === undefined);
  const looked = [...likely, ...silent].slice(0, MAX_READS);
  const ids = looked.flatMap(({ id }) => remoteIdFrom(id) ?? []);
  const read = await Promise.all(ids.map((id) => readDocument(client, id)));
  const there = read.filter((document) => document !== undefined);
  const [best] = there.filter(({ tags }) => tags?.includes(reference)).toSorted(byRank);
  if (best) return { found: "one", contract: toContract(best, appUrl) };
  const all = complete && looked.length === likely.length + silent.length;
  const told = ids.length === looked.length && there.every(({ tags }) => tags !== undefined);
  return all && told ? { found: "none" } : { found: "cannot-tell" };
}

function byRank(one: VendorDocument, other: VendorDocument): number {
  const rank = RANK.indexOf(toStatus(one.state)) - RANK.indexOf(toStatus(other.state));
  return rank || (one.created_at ?? "").localeCompare(other.created_at ?? "");
}
