import type { RemoteId } from "../../domain/contract.ts";
import { among, lookBackFrom } from "../changed-since.ts";
import type { Client } from "./client.ts";
import { listContracts } from "./contracts.ts";
import { participantsOf } from "./map-signers.ts";
import type { VendorContract } from "./schema.ts";
import { toInstant } from "./to-instant.ts";

const MAX_PAGES = 50;
const MAX_PENDING_PAGES = 20;
/** A list that hides what is there must not cost a read of each. */
const MAX_MISSING = 50;

/**
 * Ids among `open` that changed since then. There is no filter for changes: the list is sorted by the time of the state,
 * newest first, and read until it is older; unfinished ones are listed too, because a single signature or a mail that came
 * back changes no state. What is in no list may have been deleted, which only a read tells. A list of states that does not
 * end names all.
 */
export async function changedSince(
  client: Client,
  since: Date,
  open: readonly RemoteId[],
): Promise<readonly RemoteId[]> {
  if (open.length === 0) return [];
  const from = lookBackFrom(since).toISOString();
  const isOld = (contract: VendorContract): boolean =>
    (toInstant(contract.state_updated_time) ?? from) < from;
  const byState = await listContracts(
    client,
    "changedSince",
    [["sort", "-state_updated_time"]],
    MAX_PAGES,
    (page) => page.some(isOld),
  );
  if (!byState.complete) return open;
  const out = await listContracts(
    client,
    "changedSince",
    [["filter[states]", "draft,pending,overdue"]],
    MAX_PENDING_PAGES,
  );
  const listed = new Set([...byState.items, ...out.items].map(({ id }) => String(id)));
  const missing = out.complete ? open.filter((id) => !listed.has(id)).slice(0, MAX_MISSING) : [];
  return among(open, [
    ...missing,
    ...byState.items.filter((contract) => !isOld(contract)).map(({ id }) => String(id)),
    ...out.items.filter((contract) => hasNews(contract, from)).map(({ id }) => String(id)),
  ]);
}

function hasNews(contract: VendorContract, from: string): boolean {
  const times = participantsOf(contract).flatMap(
    ({ sign_state_updated_time: at, _private_ownerside: own }) => [at, own?.first_visited_time],
  );
  return [contract.updated_time, ...times].some((time) => (toInstant(time) ?? "") >= from);
}
