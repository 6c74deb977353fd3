import type { Session } from "../session.ts";

/** A table of ours, as the database itself describes it. */
export interface Table {
  /** `contracts`; of sign-in `sign_in.people`. */
  readonly name: string;
  /** As SQL takes it, with its schema. */
  readonly place: string;
  /** Without those that the database computes. */
  readonly columns: readonly string[];
  /** The column that the database numbers. */
  readonly identity?: string;
}

type TableRow = { schema: string; name: string; columns: string[]; identity: string | null };

/** What ends by itself soon: a restored session or link would let in who had been locked out since. */
const PASSING = ["sessions", "verifications", "links", "rates", "failures", "absences"];

/**
 * Every table of the schemas `countersign` and `countersign_auth` by name, so that none can be forgotten. The queue's
 * schema is left out: its jobs are made again from `looks`.
 */
export async function readTables(session: Session): Promise<readonly Table[]> {
  const rows = await session.rows<TableRow>({
    text: `select table_schema::text as schema, table_name::text as name,
        array_agg(column_name::text order by ordinal_position) filter (where is_generated = 'NEVER') as columns,
        max(column_name::text) filter (where is_identity = 'YES') as identity
      from information_schema.columns join information_schema.tables using (table_schema, table_name)
      where (table_schema = 'countersign' and table_name not like 'migrations%'
          or table_schema = 'countersign_auth' and table_name <> all($1)) and table_type = 'BASE TABLE'
      group by table_schema, table_name order by table_schema, table_name`,
    values: [PASSING],
  });
  return rows.map(({ schema, name, columns, identity }) => ({
    name: schema === "countersign" ? name : `sign_in.${name}`,
    place: `${quoted(schema)}.${quoted(name)}`,
    columns,
    ...(identity === null ? {} : { identity }),
  }));
}

/** Names of the catalogue, `order` among them, as SQL takes them. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
