import type { SimResponse } from "../kit/kit.ts";
import { hal, nothing, refuse } from "./answers.ts";
import type { Call } from "./call.ts";

interface Listing<Row> {
  /** Key under `_embedded`. */
  readonly name: string;
  readonly rows: readonly Row[];
  readonly view: (row: Row) => unknown;
  /** More than this is a 422. Default 250. */
  readonly most?: number;
  /** However many are asked for, a page holds no more. */
  readonly cap?: number;
  /** `_total_items` and `_page_count`, where the reference has them. */
  readonly counts?: boolean;
}

const pageHref = (call: Call, page: number): string => {
  const params = new URLSearchParams(call.query.params);
  params.set("page", String(page));
  return `${call.world.baseUrl()}${call.path}?${params.toString()}`;
};

/** Address of the call itself, as `_links.self` carries it. */
export const selfHref = (call: Call): string => {
  const query = call.query.params.toString();
  return `${call.world.baseUrl()}${call.path}${query === "" ? "" : `?${query}`}`;
};

/** One page of a list; 204 when it holds nothing. */
export const listPage = <Row>(call: Call, listing: Listing<Row>): SimResponse => {
  const most = listing.most ?? 250;
  const asked = call.query.whole("limit") ?? Math.min(50, most);
  const page = call.query.whole("page") ?? 1;
  if (asked > most) return refuse(422, `Limit ${most} per page`);
  if (asked < 1 || page < 1) return refuse(400, "Invalid page or limit.");
  const limit = Math.min(asked, listing.cap ?? asked);
  const start = (page - 1) * limit;
  const rows = listing.rows.slice(start, start + limit);
  if (rows.length === 0) return nothing();
  const hasNext = start + limit < listing.rows.length;
  const counts = { _page_count: Math.ceil(listing.rows.length / limit), _total_items: listing.rows.length };
  return hal({
    _page: page,
    ...(listing.counts === true ? counts : {}),
    _links: {
      self: { href: selfHref(call) },
      ...(hasNext ? { next: { href: pageHref(call, page + 1) } } : {}),
      ...(page > 1 ? { prev: { href: pageHref(call, page - 1) } } : {}),
    },
    _embedded: { [listing.name]: rows.map((row) => listing.view(row)) },
  });
};

/** Sorts by `order[key]=asc|desc` where the call asks for one of the keys. */
export const ordered = <Row>(
  call: Call,
  rows: readonly Row[],
  keys: Readonly<Record<string, (row: Row) => number>>,
): readonly Row[] => {
  for (const [key, read] of Object.entries(keys)) {
    const way = call.query.one(`order[${key}]`);
    if (way === undefined) continue;
    if (way !== "asc" && way !== "desc") return refuse(400, `Invalid order of ${key}.`);
    const sign = way === "asc" ? 1 : -1;
    return rows.toSorted((a, b) => sign * (read(a) - read(b)));
  }
  return rows;
};
