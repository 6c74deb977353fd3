import { unreadable } from "./failures.ts";
import { at, listAt } from "./raw.ts";
import { readAnswer } from "./wire.ts";
import type { Wire, WireCall } from "./wire.ts";

export interface Paged {
  /** Path with a query that names no page: `/api/v4/events?limit=100`. */
  readonly path: string;
  /** Key of the list in the answer. */
  readonly embedded: string;
  readonly operation: string;
  readonly mostPages?: number;
}

const MOST_PAGES = 1000;

/**
 * The entries of all pages. Kommo ends a list with 204 or without `_links.next`; the address in there is never called,
 * the next page's number is enough. Throws `answer_unreadable` when a list does not end.
 */
export async function* pagesOf(call: Wire, paged: Paged): AsyncGenerator<readonly unknown[]> {
  const separator = paged.path.includes("?") ? "&" : "?";
  const most = paged.mostPages ?? MOST_PAGES;
  for (let page = 1; ; page += 1) {
    const request: WireCall = {
      method: "GET",
      to: `${paged.path}${separator}page=${page}`,
      operation: paged.operation,
      safe: true,
      maxBytes: 64 * 1024 * 1024,
    };
    const answer = await call(request);
    const body = readAnswer(answer, request);
    if (body === undefined) return;
    if (!Array.isArray(at(body, "_embedded", paged.embedded))) {
      throw unreadable(answer, request, `The answer holds no list of ${paged.embedded}.`);
    }
    const entries = listAt(body, "_embedded", paged.embedded);
    yield entries;
    if (entries.length === 0 || at(body, "_links", "next") === undefined) return;
    if (page >= most) throw unreadable(answer, request, `The list of ${paged.embedded} does not end.`);
  }
}

/** All entries of all pages. */
export async function allOf(call: Wire, paged: Paged): Promise<readonly unknown[]> {
  const entries: unknown[] = [];
  // No spreading: a hostile page may hold more entries than a call takes arguments.
  for await (const page of pagesOf(call, paged)) for (const entry of page) entries.push(entry);
  return entries;
}
