import type { z } from "zod";
import { readAnswer } from "../read-answer.ts";
import type { Client } from "./client.ts";
import { pageOf } from "./schema.ts";

const PAGE_SIZE = 100;

/** What a list gave: `complete` is false when it did not end within the bound. */
export interface Listing<T> {
  readonly items: readonly T[];
  readonly complete: boolean;
}

export interface ListCall<T> {
  /** Starts with a slash, without a query. */
  readonly path: string;
  readonly operation: string;
  readonly item: z.ZodType<T>;
  /** Filters and sorting. */
  readonly query?: readonly (readonly [name: string, value: string])[];
  /** Pages of 100 that are read at most. */
  readonly maxPages: number;
  /** All that follows is of no interest: the list counts as complete. */
  readonly isEnough?: (page: readonly T[]) => boolean;
}

/**
 * All pages of a list. We count offsets ourselves (docs page `pagination`: `limit` up to 100, `offset` up to 19,900): a
 * `next` link from an answer never becomes an address to which our token travels.
 */
export async function listPages<T>(
  client: Client,
  { path, operation, item, query = [], maxPages, isEnough }: ListCall<T>,
): Promise<Listing<T>> {
  const items: T[] = [];
  for (let page = 0; page < maxPages; page += 1) {
    const params = new URLSearchParams();
    for (const [name, value] of query) params.append(name, value);
    params.append("limit", String(PAGE_SIZE));
    params.append("offset", String(page * PAGE_SIZE));
    const answer = await client({
      method: "GET",
      path: `${path}?${params.toString()}`,
      operation,
      safe: true,
      accept: [200],
    });
    const { data } = readAnswer(pageOf(item), answer, true);
    items.push(...data);
    // helper lists have no pages and answer with everything at once
    if (data.length !== PAGE_SIZE || isEnough?.(data)) return { items, complete: true };
  }
  return { items, complete: false };
}
