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
  for (let number = 1; ; number += 1) {
    const page = await readPage(call, paged, number);
    if (page.entries.length > 0) yield page.entries;
    if (page.isLast) return;
    page.refuseEndless();
  }
}

/** One page of a list. */
export interface Page {
  readonly entries: readonly unknown[];
  readonly isLast: boolean;
  /** Before the next one is asked for: throws `answer_unreadable` when so many pages cannot be. */
  refuseEndless(): void;
}

/** The page of that number, 1 = the first. */
export async function readPage(call: Wire, paged: Paged, number: number): Promise<Page> {
  const separator = paged.path.includes("?") ? "&" : "?";
  const request: WireCall = {
    method: "GET",
    to: `${paged.path}${separator}page=${number}`,
    operation: paged.operation,
    safe: true,
    maxBytes: 64 * 1024 * 1024,
  };
  const answer = await call(request);
  const body = readAnswer(answer, request);
  if (body !== undefined && !Array.isArray(at(body, "_embedded", paged.embedded))) {
    throw unreadable(answer, request, `The answer holds no list of ${paged.embedded}.`);
  }
  const entries = listAt(body, "_embedded", paged.embedded);
  return {
    entries,
    isLast: entries.length === 0 || at(body, "_links", "next") === undefined,
    refuseEndless() {
      if (number >= (paged.mostPages ?? MOST_PAGES))
        throw unreadable(answer, request, `The list of ${paged.embedded} does not end.`);
    },
  };
}

/** All entries of all pages. */
export async function allOf(call: Wire, paged: Paged): Promise<readonly unknown[]> {
  const entries: unknown[] = [];
  // No spreading: a hostile page may hold more entries than a call takes arguments.
  for await (const page of pagesOf(call, paged)) for (const entry of page) entries.push(entry);
  return entries;
}
