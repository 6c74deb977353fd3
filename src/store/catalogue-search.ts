import { catalogueQuery } from "./catalogue-words.ts";
import type { CatalogueFilter } from "./catalogue.ts";
import { toText } from "./to-jsonb.ts";

/** Conditions of a search and the values they name; `k` is the catalogue, `c` the contracts. */
export interface Conditions {
  readonly values: unknown[];
  /** On the catalogue's own columns. */
  readonly ofCatalogue: readonly string[];
  /** On the contract's row. */
  readonly ofContract: readonly string[];
  /** What is looked for: words on the catalogue, or how the vendor's id begins on the contract's row. */
  readonly search?: string;
  /** What is looked for cannot be found: it has no letter in it. */
  readonly isHopeless: boolean;
}

/** What lists call a status and is none of a contract's own. */
const GROUPS: ReadonlyMap<string | undefined, readonly string[]> = new Map([
  ["waiting", ["c.waiting is not null"]],
  ["stopped", ["c.shown_status = 'failed'", "(c.failure ->> 'code') is distinct from 'mass_move'"]],
]);

/** Longer texts are no id of any vendor. */
const LONGEST_ID = 128;

/** The filter as SQL, with words looked for as words or as a vendor's id. `$1` is the account. */
export function conditionsOf(filter: CatalogueFilter, as: "words" | "vendorId" = "words"): Conditions {
  const { account, status, playbook, connection, person, search } = filter;
  const values: unknown[] = [toText(account)];
  const given = (column: string, value: string | undefined): readonly string[] =>
    value === undefined ? [] : [`${column} = $${values.push(toText(value))}`];
  const ofCatalogue = [
    ...given("k.playbook", playbook),
    ...given("k.connection", connection),
    ...given("k.person", person),
  ];
  const ofContract = GROUPS.get(status) ?? given("c.shown_status", status);
  if (search === undefined || search.trim() === "")
    return { values, ofCatalogue, ofContract, isHopeless: false };
  const shared = { values, ofCatalogue, ofContract };
  if (as === "vendorId") {
    const id = search.trim();
    const mayBeId = /^\S{3,}$/u.test(id) && id.length <= LONGEST_ID;
    if (!mayBeId) return { ...shared, isHopeless: true };
    return { ...shared, isHopeless: false, search: `c.remote_id like $${values.push(likeText(id))}` };
  }
  const query = catalogueQuery(account, toText(search));
  if (query === undefined) return { ...shared, isHopeless: true };
  return { ...shared, isHopeless: false, search: `k.words @@ $${values.push(toText(query))}::tsquery` };
}

/** Everything that begins with this text. */
function likeText(text: string): string {
  return `${toText(text.toWellFormed()).replaceAll(/[\\%_]/gu, "\\$&")}%`;
}
