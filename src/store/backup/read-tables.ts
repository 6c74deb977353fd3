import type { Session } from "../session.ts";

/** A table of ours, as the database itself describes it. */
export interface Table {
  readonly name: string;
  /** Without those that the database computes. */
  readonly columns: readonly string[];
  /** The column that the database numbers. */
  readonly identity?: string;
}

type TableRow = { name: string; columns: string[]; identity: string | null };

/**
 * Every table of the schema `countersign` by name, so that none can be forgotten. The queue's schema is left out: its
 * jobs are made again from `looks`.
 */
export async function readTables(session: Session): Promise<readonly Table[]> {
  const rows = await session.rows<TableRow>({
    text: `select table_name::text as name,
        array_agg(column_name::text order by ordinal_position) filter (where is_generated = 'NEVER') as columns,
        max(column_name::text) filter (where is_identity = 'YES') as identity
      from information_schema.columns join information_schema.tables using (table_schema, table_name)
      where table_schema = 'countersign' and table_type = 'BASE TABLE' and table_name not like 'migrations%'
      group by table_name order by table_name`,
  });
  return rows.map(({ name, columns, identity }) => ({
    name,
    columns,
    ...(identity === null ? {} : { identity }),
  }));
}

/** `countersign."contracts"`. */
export function qualified({ name }: Pick<Table, "name">): string {
  return `countersign.${quoted(name)}`;
}

/** Names of the catalogue, `order` among them, as SQL takes them. */
export function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}
