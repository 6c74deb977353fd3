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

/** What a server answers that counts its pages from 1 and is asked for page 0. */
const NO_SUCH_PAGE: readonly number[] = [400, 404, 422];

/** Pages of the requests that match; a page that brings nothing new is the last one, whatever number the first one has. */
export async function listRequests(
  client: Client,
  operation: string,
  filters: Readonly<Record<string, string>>,
  maxPages: number,
): Promise<Listing> {
  const found = new Map<string, Listed>();
  /** How many of that list were not known yet. */
  async function collect(
    asked: Readonly<Record<string, string>>,
    orElse: readonly number[],
  ): Promise<number> {
    const query = new URLSearchParams({ ...filters, ...asked }).toString();
    const path = query === "" ? "/signature-requests" : `/signature-requests?${query}`;
    const accept = [200, ...orElse];
    const answer = await client({ method: "GET", path, operation, safe: true, accept });
    const before = found.size;
    if (answer.status !== 200) return 0;
    for (const request of readAnswer(RequestList, answer, true)) {
      if (!found.has(request.id)) found.set(request.id, request);
    }
    return found.size - before;
  }
  for (let page = 1; page <= maxPages; page += 1) {
    // a page that is not full may have been cut short; a vendor that ignores paging says the same again on the next one
    if ((await collect(pageOf(page, PAGE_SIZE), [])) > 0) continue;
    // the specification counts pages from 1, the older pages from 0: an empty page 1 is then not the first one
    if (page === 1) await collect({}, []);
    // the shortest page 1 holds the very first request, or the second of a page 0 that nobody has asked for yet
    else if ((await collect(pageOf(1, 1), [])) > 0) await collect(pageOf(0, PAGE_SIZE), NO_SUCH_PAGE);
    return { requests: [...found.values()], complete: true };
  }
  return { requests: [...found.values()], complete: false };
}

function pageOf(number: number, size: number): Readonly<Record<string, string>> {
  return { page_number: String(number), page_size: String(size) };
}
