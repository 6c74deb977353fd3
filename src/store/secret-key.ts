import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import { chown, link, mkdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { SecretKeys } from "./secret-codec.ts";
import { syncDirectory } from "./sync-directory.ts";

/** Name of the key's file in the data directory. */
export const SECRET_KEY_FILE = "secret.key";

/**
 * The key that stored credentials are encrypted with: `COUNTERSIGN_SECRET_KEY`, else the data directory's key file.
 * `undefined` = there is neither.
 */
export async function secretKey(
  dataDir: string,
  given: string | undefined = process.env["COUNTERSIGN_SECRET_KEY"],
): Promise<string | undefined> {
  if (given !== undefined && given !== "") return given;
  try {
    return (await readFile(join(dataDir, SECRET_KEY_FILE), "utf8")).trim();
  } catch (error) {
    // a directory that cannot be there has no key either
    if (error instanceof Error && "code" in error && /^(?:ENOENT|ENOTDIR)$/u.test(String(error.code)))
      return undefined;
    throw error;
  }
}

/**
 * The same for a codec: what the environment gives stays as it is, a file is read anew whenever it is asked for, so that a process under
 * way learns of a new key. Throws where there is neither.
 */
export function secretKeys(
  dataDir: string,
  given: string | undefined = process.env["COUNTERSIGN_SECRET_KEY"],
): SecretKeys {
  if (given !== undefined && given !== "") return given;
  const file = join(dataDir, SECRET_KEY_FILE);
  let last = readFileSync(file, "utf8");
  return () => {
    try {
      last = readFileSync(file, "utf8");
    } catch {
      // a disk that is away for a moment takes no key away
    }
    return last;
  };
}

/** Puts other keys into the data directory's key file, newest first, in one stroke; they survive a power cut once it resolves. */
export async function writeSecretKeys(dataDir: string, keys: readonly string[]): Promise<void> {
  const file = join(dataDir, SECRET_KEY_FILE);
  const { mode, uid, gid } = await stat(file);
  const fresh = `${file}.${randomBytes(6).toString("hex")}`;
  try {
    await writeFile(fresh, `${keys.join("\n")}\n`, { mode: mode & 0o600, flag: "wx", flush: true });
    // whoever runs the service must still read it, where root ran the command
    await chown(fresh, uid, gid);
    await rename(fresh, file);
    await syncDirectory(dataDir);
  } finally {
    await rm(fresh, { force: true });
  }
}

/** {@link secretKey}; a key file that only its owner may read is made where there is no key. Two processes at once agree on one. */
export async function madeSecretKey(dataDir: string): Promise<string> {
  const known = await secretKey(dataDir);
  if (known !== undefined) return known;
  await mkdir(dataDir, { recursive: true });
  const key = randomBytes(32).toString("base64");
  const file = join(dataDir, SECRET_KEY_FILE);
  // appears under its name only once it is whole: another process never reads half a key
  const fresh = `${file}.${randomBytes(6).toString("hex")}`;
  await writeFile(fresh, `${key}\n`, { mode: 0o600, flag: "wx", flush: true });
  try {
    await link(fresh, file);
    await syncDirectory(dataDir);
    return key;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    return (await secretKey(dataDir)) ?? key;
  } finally {
    await rm(fresh, { force: true });
  }
}
