import type { RemoteId } from "../../domain/contract.ts";
import { CountersignError, STOP } from "../../domain/errors.ts";
import { readAnswer } from "../read-answer.ts";
import type { Client } from "./client.ts";
import { listPages } from "./list-pages.ts";
import type { Listing } from "./list-pages.ts";
import { pathSegment } from "./remote-id.ts";
import { VendorContract } from "./schema.ts";

/** One contract (`GET /contracts/{id}`); `undefined` = the vendor no longer has it. */
export async function readContract(client: Client, id: RemoteId): Promise<VendorContract | undefined> {
  const answer = await client({
    method: "GET",
    path: `/contracts/${pathSegment(id)}`,
    operation: "read",
    safe: true,
    accept: [200, 404],
  });
  if (answer.status === 404) return undefined;
  const contract = readAnswer(VendorContract, answer, true);
  if (String(contract.id) === String(id)) return contract;
  const detail = "The answer is about another contract than the one we asked for.";
  throw new CountersignError("answer_unreadable", STOP, detail, answer.where);
}

/** The contract, or `not_found` (STOP) in the name of the operation that needs it. */
export async function requireContract(
  client: Client,
  id: RemoteId,
  operation: string,
): Promise<VendorContract> {
  const contract = await readContract(client, id);
  if (contract) return contract;
  const detail = "The contract no longer exists at Oneflow.";
  throw new CountersignError("not_found", STOP, detail, { operation });
}

/** Contracts that match (`GET /contracts`). The list holds at most 20,000 rows; `maxPages` bounds it further. */
export function listContracts(
  client: Client,
  operation: string,
  query: readonly (readonly [name: string, value: string])[],
  maxPages: number,
  isEnough?: (page: readonly VendorContract[]) => boolean,
): Promise<Listing<VendorContract>> {
  const call = { path: "/contracts", operation, item: VendorContract, query, maxPages };
  return listPages(client, isEnough === undefined ? call : { ...call, isEnough });
}
