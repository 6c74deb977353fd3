import type { SimRequest, SimResponse } from "../kit/kit.ts";
import { badField } from "./answers.ts";
import type { World } from "./world.ts";

/** The query, each parameter once. Throws Refused(400) for parameters that this endpoint does not have. */
export const readQuery = (
  { query }: SimRequest,
  known: readonly string[],
): Readonly<Record<string, string | undefined>> => {
  for (const name of new Set(query.keys())) {
    if (!known.includes(name)) throw badField(name, "Unknown parameter.");
    if (query.getAll(name).length > 1) throw badField(name, "The parameter is given more than once.");
  }
  return Object.fromEntries(query);
};

const wholeOf = (
  name: string,
  text: string | undefined,
  least: number,
  most: number,
  usual: number,
): number => {
  if (text === undefined) return usual;
  const value = /^\d{1,6}$/u.test(text) ? Number(text) : -1;
  if (value < least || value > most) throw badField(name, `Must be a number from ${least} to ${most}.`);
  return value;
};

const linkTo = (world: World, request: SimRequest, limit: number, offset: number): unknown => {
  const query = new URLSearchParams(request.query);
  query.set("limit", String(limit));
  query.set("offset", String(offset));
  return { href: `${world.options.baseUrl()}${request.path}?${query.toString()}` };
};

/** What a page shows of the whole. */
export interface Slice {
  readonly limit: number;
  readonly offset: number;
}

/** `limit` (1 to 100, default 100) and `offset` (0 to 19,900). Throws Refused(400). */
export const readSlice = (query: Readonly<Record<string, string | undefined>>): Slice => ({
  limit: wholeOf("limit", query["limit"], 1, 100, 100),
  offset: wholeOf("offset", query["offset"], 0, 19_900, 0),
});

/** A page with the number of all entries. Source: https://developer.oneflow.com/docs/pagination */
export const pageOf = <Entry>(
  world: World,
  request: SimRequest,
  all: readonly Entry[],
  { limit, offset }: Slice,
  show: (entry: Entry) => unknown,
): SimResponse => {
  const before = Math.max(0, offset - limit);
  const after = offset + limit;
  return {
    status: 200,
    body: {
      _links: {
        self: linkTo(world, request, limit, offset),
        previous: offset === 0 ? null : linkTo(world, request, limit, before),
        next: after < all.length && after <= 19_900 ? linkTo(world, request, limit, after) : null,
      },
      count: all.length,
      data: all.slice(offset, offset + limit).map(show),
    },
  };
};

/** A list below one contract: `limit=all` is allowed here too. Throws Refused(400). */
export const childPage = <Entry>(
  world: World,
  request: SimRequest,
  all: readonly Entry[],
  show: (entry: Entry) => unknown,
): SimResponse => {
  const query = readQuery(request, ["limit", "offset"]);
  const slice = query["limit"] === "all" ? { limit: Math.max(1, all.length), offset: 0 } : readSlice(query);
  return pageOf(world, request, all, slice, show);
};
