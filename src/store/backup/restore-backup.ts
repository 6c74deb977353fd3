import type { Database } from "../database.ts";
import type { Session } from "../session.ts";
import { inTransaction } from "../transaction.ts";
import { beginAnew } from "./begin-anew.ts";
import { readHeaderLine, readRowLine } from "./backup-format.ts";
import type { BackupHeader, BackupProgress } from "./backup-format.ts";
import { quoted, readTables } from "./read-tables.ts";
import type { Table } from "./read-tables.ts";
import { countRows, stepsOf, UNHURRIED } from "./write-backup.ts";

const MOST_ROWS = 200;
const MOST_CHARACTERS = 4_000_000;

export interface RestoreOptions {
  /**
   * Since when entries into a trigger stage count: the instant of the restore, or `backup` where nothing ran since the
   * backup was taken. See {@link beginAnew}.
   */
  readonly entriesSince: Date | "backup";
  readonly told?: (progress: BackupProgress) => void;
}

/**
 * Takes in a backup, all or nothing. Throws, with a sentence, when the database is not empty, has another schema than
 * the one that the backup was taken from, or when a row is missing in the end.
 */
export function restoreBackup(
  { pool }: Pick<Database, "pool">,
  lines: AsyncIterator<string>,
  { entriesSince, told = () => undefined }: RestoreOptions,
): Promise<BackupHeader> {
  return inTransaction(
    pool,
    async ({ session }) => {
      await session.run({ text: UNHURRIED });
      const first = await lines.next();
      const header = readHeaderLine(first.done === true ? "" : first.value);
      const tables = await readTables(session);
      await checkTarget(session, tables, header);
      await fill(session, tables, lines, (table, done) =>
        told({ table, done, total: header.rows[table] ?? 0 }),
      );
      for (const table of tables) await finish(session, table, header);
      if (entriesSince !== "backup") await beginAnew(session, new Date(header.takenAt), entriesSince);
      return header;
    },
    0,
  );
}

async function checkTarget(session: Session, tables: readonly Table[], header: BackupHeader): Promise<void> {
  // a service that starts meanwhile waits, and then finds what was restored
  await session.run({ text: `lock table ${tables.map(({ place }) => place).join(", ")} in exclusive mode` });
  if ((await stepsOf(session)).join() !== header.steps.join())
    throw new Error(
      "The database is of another version than the backup. Restore into a new one, which begins where the backup is.",
    );
  const filled: string[] = [];
  for (const table of tables) {
    const count = await countRows(session, table);
    if (count > 0) filled.push(`${table.name}: ${count}`);
  }
  if (filled.length > 0)
    throw new Error(
      `The database is not empty (${filled.join(", ")}). Restore only into a new one: an empty database, or a new data directory with --data DIR.`,
    );
}

async function fill(
  session: Session,
  tables: readonly Table[],
  lines: AsyncIterator<string>,
  told: (table: string, done: number) => void,
): Promise<void> {
  const byName = new Map(tables.map((table) => [table.name, table]));
  const done = new Map<string, number>();
  let current: Table | undefined;
  let rows: string[] = [];
  let characters = 0;

  async function flush(): Promise<void> {
    if (current === undefined || rows.length === 0) return;
    await insert(session, current, rows);
    const count = (done.get(current.name) ?? 0) + rows.length;
    done.set(current.name, count);
    told(current.name, count);
    rows = [];
    characters = 0;
  }

  for (;;) {
    const next = await lines.next();
    if (next.done === true) return flush();
    const { table, row } = readRowLine(next.value);
    if (table !== current?.name || rows.length >= MOST_ROWS || characters > MOST_CHARACTERS) await flush();
    current = byName.get(table);
    if (current === undefined) throw new Error(`The backup has a table that is not known here: ${table}.`);
    rows.push(row);
    characters += row.length;
  }
}

async function insert(session: Session, table: Table, rows: readonly string[]): Promise<void> {
  const columns = table.columns.map(quoted).join(", ");
  await session.run({
    text: `insert into ${table.place} (${columns}) overriding system value
      select ${columns} from jsonb_populate_recordset(null::${table.place}, $1::jsonb)`,
    values: [`[${rows.join(",")}]`],
  });
}

async function finish(session: Session, table: Table, header: BackupHeader): Promise<void> {
  const count = await countRows(session, table);
  const expected = header.rows[table.name] ?? 0;
  if (count !== expected)
    throw new Error(`The backup is not whole: ${table.name} has ${count} of ${expected} rows.`);
  if (table.identity === undefined || count === 0) return;
  await session.run({
    text: `select setval(pg_get_serial_sequence('${table.place}', '${table.identity}'),
      (select max(${quoted(table.identity)}) from ${table.place}))`,
  });
}
