import type { ContractOrder } from "../../domain/order.ts";
import type { RemoteContract, RemoteStatus } from "../../domain/remote.ts";
import type { Found } from "../provider.ts";
import type { Client } from "./client.ts";
import { toContract } from "./map.ts";
import { remoteIdFrom } from "./remote-id.ts";
import { carries, requestName } from "./request-name.ts";
import { listRequests, readRequest } from "./requests.ts";
import type { Listing } from "./requests.ts";

const MAX_PAGES = 5;
const NEWEST_PAGES = 2;
const MAX_READS = 10;

/** The furthest one counts: a second, unsent draft must not hide the contract that went out. */
const RANK: readonly RemoteStatus[] = [
  "signed",
  "declined",
  "sent",
  "expired",
  "unknown",
  "drafted",
  "withdrawn",
];

/**
 * Looks for the contract whose name carries the reference. Whether the search wants the whole name or a part of it is not
 * documented: the whole name fits both. A colleague may have renamed it, so the newest ones are looked through as well.
 */
export async function findByName(client: Client, order: ContractOrder): Promise<Found> {
  const searched = await listRequests(client, "find", { name: requestName(order), maxPages: MAX_PAGES });
  const first = await best(client, searched, order);
  if (first) return { found: "one", contract: first };
  const newest = await listRequests(client, "find", { maxPages: NEWEST_PAGES });
  const second = await best(client, newest, order);
  if (second) return { found: "one", contract: second };
  // a search that does not end, or brings what was not asked for page after page, proves nothing
  return { found: searched.complete || newest.complete ? "none" : "cannot-tell" };
}

async function best(
  client: Client,
  { rows }: Listing,
  { reference }: ContractOrder,
): Promise<RemoteContract | undefined> {
  const ids = rows
    .filter(({ request_name, is_deleted }) => is_deleted !== true && carries(request_name, reference))
    .flatMap(({ request_id }) => remoteIdFrom(request_id) ?? []);
  const read = await Promise.all(
    [...new Set(ids)].slice(0, MAX_READS).map(async (id) => {
      const request = await readRequest(client, id);
      return request && toContract(id, request);
    }),
  );
  return read
    .filter((contract) => contract !== undefined)
    .toSorted((one, other) => RANK.indexOf(one.status) - RANK.indexOf(other.status))[0];
}
