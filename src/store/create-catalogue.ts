import { conditionsOf } from "./catalogue-search.ts";
import { sortedCursor } from "./catalogue-order.ts";
import { FEW, fewNamedByVendor, fewThatFit, fitting, manyThatFit, pageOf } from "./catalogue-page.ts";
import { toCatalogueRow } from "./catalogue-row.ts";
import type { ListedRow } from "./catalogue-row.ts";
import type { Catalogue, CatalogueChoices, CataloguePage, CatalogueQuery } from "./catalogue.ts";
import type { Session, Statement } from "./session.ts";
import { toText } from "./to-jsonb.ts";

type ChoiceRow = { kind: "playbook" | "connection" | "person"; id: string; name: string | null };

/** Each value once, by skipping from one to the next in the index that is sorted by it. */
function skipping(column: ChoiceRow["kind"]): string {
  const next = (condition: string): string =>
    `select ${column} as id from countersign.catalogue where account = $1 and ${column} is not null ${condition}
      order by ${column} limit 1`;
  return `each_${column} as (
    select 0 as n, (${next("")}) as id
    union all select n + 1, (${next(`and ${column} > before.id`)}) from each_${column} before
      where before.id is not null and n < 2000)`;
}

/** Names are those of each person's newest contract. */
const CHOICES = `with recursive ${skipping("playbook")}, ${skipping("connection")}, ${skipping("person")}
  select 'playbook' as kind, id, null as name from each_playbook where id is not null
  union all select 'connection', id, null from each_connection where id is not null
  union all select 'person', id, (
    select c.about -> 'responsible' ->> 'name' from countersign.contracts c where c.id = (
      select contract from countersign.catalogue k where k.account = $1 and k.person = each_person.id
      order by k.created_at desc limit 1)) from each_person where id is not null`;

/** Reads of the console's list of contracts. */
export function createCatalogue(session: Session): Catalogue {
  async function rowsOf(query: CatalogueQuery, among: readonly string[] | undefined): Promise<CataloguePage> {
    const rows = await session.rows<ListedRow>(pageOf(query, among));
    const shown = rows.slice(0, query.limit);
    const last = rows.length > query.limit ? shown.at(-1) : undefined;
    const next =
      last === undefined ? {} : { next: sortedCursor({ sort: query.sort, at: last.place, id: last.id }) };
    return { rows: shown.map(toCatalogueRow), ...next };
  }

  async function ids(statement: Statement | undefined): Promise<readonly string[]> {
    if (statement === undefined) return [];
    const rows = await session.rows<{ id: string }>(statement);
    return rows.map(({ id }) => id);
  }

  /** Those that fit the whole filter, by what fits each side of it. */
  async function both(
    query: CatalogueQuery,
    sides: readonly (readonly string[])[],
  ): Promise<readonly string[]> {
    const [fewest = [], other] = sides.toSorted((one, two) => one.length - two.length);
    if (other === undefined) return fewest;
    return ids(fewest.length > FEW ? manyThatFit(query) : fitting(query, fewest));
  }

  return {
    async page(query) {
      if (conditionsOf(query).isHopeless) return { rows: [], found: { count: 0, isAtLeast: false } };
      const [sides, named] = await Promise.all([
        Promise.all(fewThatFit(query).map(ids)),
        ids(fewNamedByVendor(query)),
      ]);
      if (sides.length === 0) return rowsOf(query, undefined);
      const fit = await both(query, sides);
      if (fit.length > FEW) {
        const page = await rowsOf(query, undefined);
        return { ...page, found: { count: FEW, isAtLeast: true } };
      }
      const among = [...new Set([...fit, ...named])];
      const page = await rowsOf(query, among);
      return { ...page, found: { count: among.length, isAtLeast: named.length > FEW } };
    },
    async choices(account): Promise<CatalogueChoices> {
      const rows = await session.rows<ChoiceRow>({ text: CHOICES, values: [toText(account)] });
      const idsOf = (wanted: ChoiceRow["kind"]): readonly string[] =>
        inOrder(rows.flatMap(({ kind, id }) => (kind === wanted ? [id] : [])));
      const people = rows.filter(({ kind }) => kind === "person");
      return {
        playbooks: idsOf("playbook"),
        connections: idsOf("connection"),
        people: people.map(({ id, name }) => ({ id, ...(name === null ? {} : { name }) })),
      };
    },
  };
}

function inOrder(texts: readonly string[]): readonly string[] {
  return texts.filter((text) => text !== "").toSorted((one, other) => one.localeCompare(other));
}
