import type { RemoteId } from "../../domain/contract.ts";
import { among, lookBackFrom } from "../changed-since.ts";
import type { Client } from "./client.ts";
import { listDocuments } from "./documents.ts";

const MAX_PAGES = 50;

/**
 * Ids among `open` whose documents were updated since then. Deleted ones appear in no list: only a read tells them.
 * A list that does not end names all of `open`.
 */
export async function changedSince(
  client: Client,
  since: Date,
  open: readonly RemoteId[],
): Promise<readonly RemoteId[]> {
  if (open.length === 0) return [];
  const from = lookBackFrom(since).toISOString();
  const filters = [
    ["updated_at_gte", from],
    ["sort_column", "updated_at"],
    ["sort_direction", "asc"],
  ] as const;
  const { documents, complete } = await listDocuments(client, "changedSince", filters, MAX_PAGES);
  if (!complete) return open;
  return among(
    open,
    documents.map(({ id }) => id),
  );
}
