import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { DataPlace, Rotation, RotationAsk } from "../cli/application.ts";
import { UsageError } from "../cli/command.ts";
import { endSessions } from "../auth/end-sessions.ts";
import { createStore } from "../store/create-store.ts";
import { openDatabase } from "../store/database.ts";
import type { Database } from "../store/database.ts";
import { reseal } from "../store/reseal.ts";
import { createSecretCodec, secretKeyTexts } from "../store/secret-codec.ts";
import { SECRET_KEY_FILE, secretKey, secretKeys, writeSecretKeys } from "../store/secret-key.ts";
import { createSession } from "../store/session.ts";
import { syncDirectory } from "../store/sync-directory.ts";
import { withLock } from "../store/with-lock.ts";
import { databaseOptions } from "./workbench.ts";

/** One rotation at a time: each would put a key of its own into the file. */
const LOCK = 4_717_004;

/**
 * Encrypts everything that is stored secretly with the newest key, beside running services, which read with both. Where one key stands in the
 * data directory's file, a new one is put before it; services that run there see it when they need it.
 */
export async function rotateKey(place: DataPlace, ask: RotationAsk): Promise<Rotation> {
  const given = process.env["COUNTERSIGN_SECRET_KEY"] ?? "";
  const isFile = given === "";
  if (!isFile && ask.dropsOld)
    throw new UsageError("The keys stand in COUNTERSIGN_SECRET_KEY: take the old one out there.");
  await presentKeys(place);
  const database = await openDatabase(databaseOptions(place, true));
  try {
    // of two at once the second finds the key that the first one made
    return await withLock(database.pool, LOCK, () => rotate(database, place, { ...ask, isFile }));
  } finally {
    await database.close();
  }
}

interface Turn extends RotationAsk {
  readonly isFile: boolean;
}

async function rotate(database: Database, place: DataPlace, ask: Turn): Promise<Rotation> {
  const { text, known } = await presentKeys(place);
  const isNewKey = known.length === 1 && !ask.dropsOld;
  // refuses a key that is not this database's, before anything is written
  await createStore(database, { secretKey: text }).vault.begin();
  if (isNewKey) await addKey(place, known, ask);
  // also where a run that was cut off wrote the file
  if (ask.isFile) await syncDirectory(place.dataDir);
  const keys = secretKeys(place.dataDir);
  const session = createSession(database.pool);
  const resealed = await reseal(session, createSecretCodec(keys));
  const endedSessions = ask.isLeaked
    ? await signEverybodyOut(createStore(database, { secretKey: keys }), session)
    : undefined;
  if (ask.dropsOld) await writeSecretKeys(place.dataDir, known.slice(0, 1));
  return {
    resealed,
    isNewKey,
    keys: ask.dropsOld ? 1 : known.length + (isNewKey ? 1 : 0),
    ...(ask.isFile ? { file: join(place.dataDir, SECRET_KEY_FILE) } : {}),
    ...(endedSessions === undefined ? {} : { endedSessions }),
  };
}

/** Newest first. */
async function presentKeys({ dataDir }: DataPlace) {
  const text = await secretKey(dataDir);
  if (text === undefined)
    throw new UsageError(`There is no key: neither COUNTERSIGN_SECRET_KEY nor ${dataDir}/secret.key.`);
  return { text, known: secretKeyTexts(text) };
}

async function addKey(
  { dataDir, databaseUrl }: DataPlace,
  known: readonly string[],
  { isFile, isFileShared }: Turn,
): Promise<void> {
  if (!isFile)
    throw new UsageError(
      "COUNTERSIGN_SECRET_KEY holds one key only.",
      "Give every process both keys, OLD,NEW, and start one after the other anew; then NEW,OLD in the same way; then run this command with NEW,OLD; then leave OLD out. `openssl rand -hex 32` makes a key.",
    );
  if (databaseUrl !== undefined && !isFileShared)
    throw new UsageError(
      `The database is a server of its own: processes elsewhere may have copies of ${join(dataDir, SECRET_KEY_FILE)}.`,
      "With --shared-file, if every process reads this very file. Else give all of them both keys first, one a line, as docs/operations.md says.",
    );
  await writeSecretKeys(dataDir, [randomBytes(32).toString("base64"), ...known]);
}

async function signEverybodyOut(
  { vault }: Pick<ReturnType<typeof createStore>, "vault">,
  session: ReturnType<typeof createSession>,
): Promise<number> {
  await vault.renewSignInSeals();
  return endSessions(session);
}
