import type { Database } from "../database.ts";
import type { Session } from "../session.ts";
import { inTransaction } from "../transaction.ts";
import { headerLine, rowLine } from "./backup-format.ts";
import type { BackupHeader, BackupProgress } from "./backup-format.ts";
import { quoted, readTables } from "./read-tables.ts";
import type { Table } from "./read-tables.ts";

/** Rows read at once: a delivery's body alone may hold a megabyte. */
const AT_ONCE = 50;

/** A backup takes as long as it takes, and its texts must not depend on the server's settings. */
export const UNHURRIED = `select set_config('statement_timeout', '0', true), set_config('lock_timeout', '0', true),
  set_config('idle_in_transaction_session_timeout', '0', true), set_config('timezone', 'UTC', true),
  set_config('bytea_output', 'hex', true), set_config('extra_float_digits', '1', true)`;

/**
 * Writes every row of every table of ours as one line, all as they are at one moment, while others go on working.
 * Resolves to what was written.
 */
export function writeBackup(
  { pool }: Pick<Database, "pool">,
  takenAt: Date,
  write: (line: string) => Promise<void>,
  told: (progress: BackupProgress) => void = () => undefined,
): Promise<BackupHeader> {
  return inTransaction(
    pool,
    async ({ session }) => {
      await session.run({ text: "set transaction isolation level repeatable read, read only" });
      await session.run({ text: UNHURRIED });
      const tables = await readTables(session);
      const rows: Record<string, number> = {};
      for (const table of tables) rows[table.name] = await countRows(session, table);
      const header: BackupHeader = { takenAt: takenAt.toISOString(), steps: await stepsOf(session), rows };
      await write(headerLine(header));
      for (const table of tables) {
        const total = rows[table.name] ?? 0;
        await writeTable(session, table, write, (done) => told({ table: table.name, done, total }));
      }
      return header;
    },
    0,
  );
}

/** How many rows the table has. */
export async function countRows(session: Session, table: Table): Promise<number> {
  const [row] = await session.rows<{ count: number }>({
    text: `select count(*)::float8 as count from ${table.place}`,
  });
  return row?.count ?? 0;
}

/** The steps of the schema that were taken, in order. */
export async function stepsOf(session: Session): Promise<readonly string[]> {
  const rows = await session.rows<{ name: string }>({
    text: "select name from countersign.migrations order by name",
  });
  return rows.map(({ name }) => name);
}

async function writeTable(
  session: Session,
  table: Table,
  write: (line: string) => Promise<void>,
  told: (done: number) => void,
): Promise<void> {
  const columns = table.columns.map(quoted).join(", ");
  const order = table.identity === undefined ? "" : `order by ${quoted(table.identity)}`;
  await session.run({
    text: `declare backup_rows no scroll cursor for
      select row_to_json(one)::text as row from (select ${columns} from ${table.place} ${order}) as one`,
  });
  for (let done = 0; ;) {
    const rows = await session.rows<{ row: string }>({ text: `fetch forward ${AT_ONCE} from backup_rows` });
    for (const { row } of rows) await write(rowLine(table.name, row));
    done += rows.length;
    told(done);
    if (rows.length < AT_ONCE) break;
  }
  await session.run({ text: "close backup_rows" });
}
