import type { RemoteId } from "../../domain/contract.ts";
import { lookBackFrom } from "../changed-since.ts";
import type { Client } from "./client.ts";
import { listRequests } from "./requests.ts";

const MAX_PAGES = 100;

/**
 * Ids among `open` that are out no more, or were touched since then. The list has no filter by time, so those that are
 * still out are listed and compared here. A list that does not end names all of `open`.
 */
export async function changedSince(
  client: Client,
  since: Date,
  open: readonly RemoteId[],
): Promise<readonly RemoteId[]> {
  if (open.length === 0) return [];
  const filters = { status_overall: "OPEN" };
  const { requests, complete } = await listRequests(client, "changedSince", filters, MAX_PAGES);
  if (!complete) return open;
  const from = lookBackFrom(since).getTime();
  const quiet = new Set<string>(
    requests.filter(({ updated_at }) => Date.parse(updated_at ?? "") < from).map(({ id }) => id),
  );
  return open.filter((id) => !quiet.has(id));
}
