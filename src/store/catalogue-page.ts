import { CATALOGUE_ORDERS, readSortedCursor } from "./catalogue-order.ts";
import { LISTED_COLUMNS } from "./catalogue-row.ts";
import { conditionsOf } from "./catalogue-search.ts";
import type { Conditions } from "./catalogue-search.ts";
import type { CatalogueFilter, CatalogueQuery } from "./catalogue.ts";
import type { Statement } from "./session.ts";

/** Up to so many are found first and sorted then; more are read in the order of the sort until the page is full. */
export const FEW = 2_000;

const CATALOGUE = "countersign.catalogue k";
const CONTRACTS = "countersign.contracts c";
const BOTH = `${CATALOGUE} join ${CONTRACTS} on c.id = k.contract`;

/**
 * Ids of contracts that fit one side of the filter, one more than {@link FEW} at the most: the catalogue's side, and the
 * contracts' own. Empty = nothing narrows the list, or the order of the sort finds it at once.
 */
export function fewThatFit(query: CatalogueQuery): readonly Statement[] {
  // each statement is given only the values that it names
  const { status, account, sort } = query;
  const own = conditionsOf({ account, ...(status === undefined ? {} : { status }) });
  const others = conditionsOf(withoutStatus(query));
  const narrowed = [...others.ofCatalogue, ...(others.search === undefined ? [] : [others.search])];
  const inCatalogue = ids("k.contract", CATALOGUE, ["k.account = $1", ...narrowed]);
  const inContracts = ids("c.id", CONTRACTS, ["c.account = $1", ...own.ofContract]);
  if (narrowed.length === 0 && sort === "newest") return [];
  return [
    ...(narrowed.length === 0 ? [] : [{ text: inCatalogue, values: others.values }]),
    ...(own.ofContract.length === 0 ? [] : [{ text: inContracts, values: own.values }]),
  ];
}

/** Which of these fit both sides. */
export function fitting(query: CatalogueQuery, among: readonly string[]): Statement {
  const { values, ofCatalogue, ofContract, search: words } = conditionsOf(query);
  const conditions = [
    "k.account = $1",
    "c.account = $1",
    ...ofCatalogue,
    ...(words === undefined ? [] : [words]),
    ...ofContract,
  ];
  return {
    text: ids("c.id", BOTH, [...conditions, `c.id = any($${values.push(among)}::uuid[])`]),
    values,
  };
}

/** Statuses in which few contracts stay: the database asks from their side. */
const PASSING: ReadonlySet<string> = new Set(["failed", "stopped", "waiting", "planned", "drafted"]);

/** The same among all, where each side has many. With words, rows of the other side are asked for one by one. */
export function manyThatFit(query: CatalogueQuery): Statement {
  const { values, ofCatalogue, ofContract, search: words } = conditionsOf(query);
  const inCatalogue = ["k.account = $1", ...ofCatalogue, ...(words === undefined ? [] : [words])];
  const inContracts = ["c.account = $1", ...ofContract];
  // how many columns have a value the database knows well, and joins the two sides as is best
  if (words === undefined) return { text: ids("c.id", BOTH, [...inCatalogue, ...inContracts]), values };
  const text = PASSING.has(query.status ?? "")
    ? ids("c.id", `${CONTRACTS}${each(CATALOGUE, inCatalogue)}`, inContracts)
    : ids("k.contract", `${CATALOGUE}${each(CONTRACTS, inContracts)}`, inCatalogue);
  return { text, values };
}

function withoutStatus({ status: _, ...query }: CatalogueQuery): CatalogueFilter {
  return query;
}

/** The same of those whose id at the vendor begins so; `undefined` = what is looked for can be none. */
export function fewNamedByVendor(query: CatalogueQuery): Statement | undefined {
  const { values, ofCatalogue, ofContract, search, isHopeless } = conditionsOf(query, "vendorId");
  if (search === undefined || isHopeless) return undefined;
  const all = ["c.account = $1", "k.account = $1", ...ofCatalogue, ...ofContract, search];
  return { text: ids("c.id", BOTH, all), values };
}

function ids(id: string, from: string, conditions: readonly string[]): string {
  return `select ${id} as id from ${from} where ${conditions.join(" and ")} limit ${FEW + 1}`;
}

interface Source {
  readonly values: unknown[];
  readonly from: string;
  readonly conditions: readonly string[];
  /** Whose instants are sorted. */
  readonly sorted: "k" | "c";
}

/**
 * One page, and one row more where there is a next one. `among`: those that fit, where they are few. The page is found in
 * narrow rows first: only what it shows is read as a whole. Throws CursorInvalid.
 */
export function pageOf(query: CatalogueQuery, among: readonly string[] | undefined): Statement {
  const { sort, after, limit } = query;
  const { column, direction } = CATALOGUE_ORDERS[sort];
  const { values, from, conditions, sorted } =
    among === undefined ? amongMany(query) : amongFew(query, among);
  const [at, id] = [`${sorted}.${column}`, sorted === "k" ? "k.contract" : "c.id"];
  const all = [...conditions, ...(sort === "newest" ? [] : [`${at} is not null`])];
  if (sort === "expiring") all.push("c.status = 'sent'");
  if (after !== undefined) {
    const place = readSortedCursor(after, sort);
    const sign = direction === "desc" ? "<" : ">";
    all.push(
      `(${at}, ${id}) ${sign} ($${values.push(place.at)}::timestamptz, $${values.push(place.id)}::uuid)`,
    );
  }
  return {
    text: `with page as materialized (
        select ${id} as id, ${at} as at from ${from} where ${all.join(" and ")}
        order by ${at} ${direction}, ${id} ${direction} limit $${values.push(limit + 1)}
      )
      select ${LISTED_COLUMNS}, to_char(page.at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS.US') || '+00' as place
      from page join ${CONTRACTS} on c.id = page.id order by page.at ${direction}, page.id ${direction}`,
    values,
  };
}

function amongFew({ account }: CatalogueQuery, among: readonly string[]): Source {
  const conditions = ["c.account = $1", "c.id = any($2::uuid[])"];
  return { values: [account, among], from: CONTRACTS, conditions, sorted: "c" };
}

/**
 * They are dense, so that walking in the order of the sort soon fills the page. How dense words are the database cannot
 * know; rows of the other table are therefore asked for one by one (`offset 0` keeps it from doing otherwise).
 */
function amongMany(query: CatalogueQuery): Source {
  const { values, ofCatalogue, ofContract, search: words }: Conditions = conditionsOf(query);
  const narrowed = [...ofCatalogue, ...(words === undefined ? [] : [words])];
  const inCatalogue = ["k.account = $1", ...narrowed];
  const inContracts = ["c.account = $1", ...ofContract];
  if (query.sort === "newest" && (narrowed.length > 0 || ofContract.length === 0)) {
    const from = ofContract.length === 0 ? CATALOGUE : `${CATALOGUE}${each(CONTRACTS, inContracts)}`;
    return { values, from, conditions: inCatalogue, sorted: "k" };
  }
  const from = narrowed.length === 0 ? CONTRACTS : `${CONTRACTS}${each(CATALOGUE, inCatalogue)}`;
  return { values, from, conditions: inContracts, sorted: "c" };
}

function each(table: string, conditions: readonly string[]): string {
  return ` cross join lateral (select from ${table} where k.contract = c.id and ${conditions.join(" and ")} offset 0) other`;
}
