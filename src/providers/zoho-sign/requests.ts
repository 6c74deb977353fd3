import type { RemoteId } from "../../domain/contract.ts";
import { CountersignError, STOP } from "../../domain/errors.ts";
import { readAnswer } from "../read-answer.ts";
import type { Client } from "./client.ts";
import { pathSegment } from "./remote-id.ts";
import { RequestAnswer, RequestPage } from "./schema.ts";
import type { RequestRow, VendorRequest } from "./schema.ts";

const PAGE_SIZE = 100;

/** One contract; `undefined` = the vendor no longer has it, or only in its trash. */
export async function readRequest(client: Client, id: RemoteId): Promise<VendorRequest | undefined> {
  try {
    const path = `/requests/${pathSegment(id)}`;
    const answer = await client({ method: "GET", path, operation: "read", safe: true });
    const { requests: request } = readAnswer(RequestAnswer, answer, true);
    const told = request.request_id ?? id;
    if (told === id) return request.is_deleted === true ? undefined : request;
    const detail = "The answer is about another contract than the one we asked for.";
    throw new CountersignError("answer_unreadable", STOP, detail, answer.where);
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
}

/** The vendor's own "no such id". A 404 without its code may come from anywhere on the way, and proves nothing. */
function isGone(error: unknown): boolean {
  return error instanceof CountersignError && error.code === "not_found" && error.where.httpStatus !== 404;
}

/** What `GET /requests` gave: `complete` is false when the pages did not end within the bound. */
export interface Listing {
  readonly rows: readonly RequestRow[];
  readonly complete: boolean;
}

/** Pages of the contracts, newest first. `name`: only those whose name is, or holds, this text. */
export async function listRequests(
  client: Client,
  operation: string,
  asked: { readonly name?: string; readonly maxPages: number; readonly pageSize?: number },
): Promise<Listing> {
  const rows: RequestRow[] = [];
  const pageSize = asked.pageSize ?? PAGE_SIZE;
  for (let page = 0; page < asked.maxPages; page += 1) {
    const answer = await client({
      method: "GET",
      path: "/requests",
      query: pageQuery(page * pageSize + 1, pageSize, "created_time", asked.name),
      operation,
      safe: true,
    });
    const body = readAnswer(RequestPage, answer, true);
    rows.push(...body.requests);
    if (body.page_context?.has_more_rows !== true || body.requests.length === 0)
      return { rows, complete: true };
  }
  return { rows, complete: false };
}

/** The query of a list: a page goes as JSON, and its first row is number 1. */
export function pageQuery(
  start: number,
  rows: number,
  sortBy: string,
  name?: string,
): Readonly<Record<string, string>> {
  const context = {
    row_count: rows,
    start_index: start,
    search_columns: name === undefined ? {} : { request_name: name },
    sort_column: sortBy,
    sort_order: "DESC",
  };
  return { data: JSON.stringify({ page_context: context }) };
}
