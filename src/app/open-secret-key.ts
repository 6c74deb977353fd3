import { rm } from "node:fs/promises";
import { join } from "node:path";
import { CountersignError } from "../domain/errors.ts";
import { createStore } from "../store/create-store.ts";
import type { Database } from "../store/database.ts";
import type { SecretKeys } from "../store/secret-codec.ts";
import { SECRET_KEY_FILE, madeSecretKey, secretKey, secretKeys } from "../store/secret-key.ts";

/**
 * The key that credentials and tokens in this database are encrypted with: `COUNTERSIGN_SECRET_KEY`, else the data directory's
 * key file; where nothing is encrypted yet, a file is made. Tokens that stand in clear are encrypted with it. Throws, with a
 * sentence, where the key is another one than theirs, or not here.
 */
export async function openSecretKey(database: Database, dataDir: string): Promise<SecretKeys> {
  const known = await secretKey(dataDir);
  if (known === undefined && (await createStore(database, { secretKey: "" }).vault.isBegun()))
    throw new Error(
      `The stored credentials are encrypted, and their key is missing: set COUNTERSIGN_SECRET_KEY, or copy ${SECRET_KEY_FILE} from the data directory of the process that made it into ${dataDir}. Processes on several machines need the same key.`,
    );
  if (known === undefined) await make(dataDir);
  const keys = secretKeys(dataDir);
  try {
    await createStore(database, { secretKey: keys }).vault.begin();
  } catch (error) {
    if (!(error instanceof CountersignError)) throw error;
    // one of several that started at once on different machines: its key reads nothing
    if (known === undefined) await rm(join(dataDir, SECRET_KEY_FILE), { force: true });
    throw new Error(
      `${error.detail} They were written with another key: processes on several machines need the same one. Set the same COUNTERSIGN_SECRET_KEY for all of them, or copy ${SECRET_KEY_FILE} from the data directory of the process that made it into ${dataDir}.`,
      { cause: error },
    );
  }
  return keys;
}

async function make(dataDir: string): Promise<void> {
  try {
    await madeSecretKey(dataDir);
  } catch (error) {
    throw new Error(
      `No key can be kept in ${dataDir}, and without one no token may be stored: set COUNTERSIGN_SECRET_KEY (\`openssl rand -hex 32\`), or make the directory writable.`,
      { cause: error },
    );
  }
}
