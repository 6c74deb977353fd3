import { conditionsOf } from "./catalogue-search.ts";
import { sortedCursor } from "./catalogue-order.ts";
import { FEW, fewNamedByVendor, fewThatFit, fitting, manyThatFit, pageOf } from "./catalogue-page.ts";
import { toCatalogueRow } from "./catalogue-row.ts";
import type { ListedRow } from "./catalogue-row.ts";
import type { Catalogue, CatalogueChoices, CataloguePage, CatalogueQuery } from "./catalogue.ts";
import type { Session, Statement } from "./session.ts";
import { toText } from "./to-jsonb.ts";

type ChoiceRow = { playbook: string; connection: string; person: string | null; name: string | null };

/** One reading of the narrow index; names are those of each combination's newest contract. */
const CHOICES = `select known.playbook, known.connection, known.person, c.about -> 'responsible' ->> 'name' as name
  from (select playbook, connection, person from countersign.catalogue where account = $1
    group by playbook, connection, person limit 2000) known
  left join lateral (select contract from countersign.catalogue k
    where k.account = $1 and k.person = known.person order by k.created_at desc limit 1) newest on true
  left join countersign.contracts c on c.id = newest.contract order by 1, 2, 3`;

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
      const named = rows.filter(({ person }) => person !== null);
      const people = Map.groupBy(named, ({ person }) => person ?? "");
      return {
        playbooks: distinct(rows.map(({ playbook }) => playbook)),
        connections: distinct(rows.map(({ connection }) => connection)),
        people: [...people].map(([id, theirs]) => {
          const name = theirs.find((row) => row.name !== null)?.name ?? undefined;
          return { id, ...(name === undefined ? {} : { name }) };
        }),
      };
    },
  };
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].filter((text) => text !== "").toSorted((one, other) => one.localeCompare(other));
}
