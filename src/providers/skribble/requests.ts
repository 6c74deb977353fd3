import type { RemoteId } from "../../domain/contract.ts";
import { CountersignError, STOP } from "../../domain/errors.ts";
import { readAnswer } from "../read-answer.ts";
import type { Client } from "./client.ts";
import { pathSegment } from "./remote-id.ts";
import { RequestList, SignatureRequest } from "./schema.ts";
import type { Listed } from "./schema.ts";

/** Requests per page of a list: the documented default. The pages name no maximum. */
const PAGE_SIZE = 50;

/** `GET /signature-requests/{id}`; `undefined` = the vendor no longer has it. */
export async function readRequest(
  client: Client,
  id: RemoteId,
  operation = "read",
): Promise<SignatureRequest | undefined> {
  const path = `/signature-requests/${pathSegment(id)}`;
  const answer = await client({ method: "GET", path, operation, safe: true, accept: [200, 404] });
  if (answer.status === 404) return undefined;
  const request = readAnswer(SignatureRequest, answer, true);
  if (request.id.toLowerCase() === id.toLowerCase()) return request;
  const detail = "The answer is about another signature request than the one we asked for.";
  throw new CountersignError("answer_unreadable", STOP, detail, answer.where);
}

/** What a list gave: `complete` is false when the pages did not end within the bound. */
export interface Listing {
  readonly requests: readonly Listed[];
  readonly complete: boolean;
}

/** Pages of the requests that match; a page that brings nothing new is the last one. Pages count from 1. */
export async function listRequests(
  client: Client,
  operation: string,
  filters: Readonly<Record<string, string>>,
  maxPages: number,
): Promise<Listing> {
  const requests: Listed[] = [];
  const seen = new Set<string>();
  async function list(asked: Readonly<Record<string, string>>): Promise<readonly Listed[]> {
    const query = new URLSearchParams({ ...filters, ...asked }).toString();
    const path = query === "" ? "/signature-requests" : `/signature-requests?${query}`;
    const answer = await client({ method: "GET", path, operation, safe: true, accept: [200] });
    return readAnswer(RequestList, answer, true);
  }
  for (let page = 1; page <= maxPages; page += 1) {
    const listed = await list({ page_number: String(page), page_size: String(PAGE_SIZE) });
    // the specification counts pages from 1, the older pages from 0: then this is not the first one
    if (page === 1 && listed.length === 0) return { requests: await list({}), complete: true };
    const fresh = listed.filter(({ id }) => !seen.has(id));
    for (const request of fresh) seen.add(request.id);
    requests.push(...fresh);
    // a page that is not full may have been cut short; a vendor that ignores paging says the same again on the next one
    if (fresh.length === 0) return { requests, complete: true };
  }
  return { requests, complete: false };
}
