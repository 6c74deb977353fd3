import { stat } from "node:fs/promises";
import type { BackupResult, BackupTold, DataPlace, RestoreRequest } from "../cli/application.ts";
import { createBackupFile, readBackupFile } from "../store/backup/backup-file.ts";
import { readHeaderLine } from "../store/backup/backup-format.ts";
import { restoreBackup } from "../store/backup/restore-backup.ts";
import { writeBackup } from "../store/backup/write-backup.ts";
import { openDatabase } from "../store/database.ts";
import type { Database, DatabaseOptions } from "../store/database.ts";
import { STEPS } from "../store/migrate.ts";
import { databaseOptions } from "./workbench.ts";

/** Writes the whole database into a file, also beside a running service. Throws where the file exists. */
export async function backup(place: DataPlace, path: string, told: BackupTold): Promise<BackupResult> {
  const file = await createBackupFile(path);
  try {
    return await withDatabase(databaseOptions(place, true), async (database) => {
      const { takenAt, rows } = await writeBackup(database, new Date(), (line) => file.write(line), told);
      return { takenAt, rows, bytes: await file.finish() };
    });
  } catch (error) {
    await file.discard();
    throw error;
  }
}

/**
 * Takes a backup into an empty database, at the step of the schema where it was made, and then brings both up to date.
 * Throws, and leaves the database empty, where that cannot be done.
 */
export async function restore(
  place: DataPlace,
  { path, entriesSince }: RestoreRequest,
  told: BackupTold,
): Promise<BackupResult> {
  const { size: bytes } = await stat(path).catch(() => {
    throw new Error(`There is no file ${path}. \`countersign backup FILE\` makes one.`);
  });
  const options = databaseOptions(place, true);
  const schemaUpTo = await stepOf(path);
  const { takenAt, rows } = await withDatabase({ ...options, schemaUpTo }, (database) =>
    restoreBackup(database, readBackupFile(path), { entriesSince, told }),
  );
  await withDatabase(options, async () => undefined); // opening it brings it up to date
  return { takenAt, rows, bytes };
}

async function stepOf(path: string): Promise<string> {
  const lines = readBackupFile(path);
  const first = await lines.next();
  await lines.return(undefined);
  const { steps } = readHeaderLine(first.done === true ? "" : first.value);
  const last = steps.at(-1);
  if (last === undefined || STEPS.slice(0, steps.length).join() !== steps.join())
    throw new Error("The backup was made by a newer version of Countersign. Use that one.");
  return last;
}

async function withDatabase<T>(
  options: DatabaseOptions,
  work: (database: Database) => Promise<T>,
): Promise<T> {
  const database = await openDatabase(options);
  try {
    return await work(database);
  } finally {
    await database.close();
  }
}
