import { randomBytes } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

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

/** The same; a key file that only its owner may read is made where there is no key. Two processes at once agree on one. */
export async function madeSecretKey(dataDir: string): Promise<string> {
  const known = await secretKey(dataDir);
  if (known !== undefined) return known;
  await mkdir(dataDir, { recursive: true });
  const key = randomBytes(32).toString("base64");
  const file = join(dataDir, SECRET_KEY_FILE);
  // appears under its name only once it is whole: another process never reads half a key
  const fresh = `${file}.${randomBytes(6).toString("hex")}`;
  await writeFile(fresh, `${key}\n`, { mode: 0o600, flag: "wx" });
  try {
    await link(fresh, file);
    return key;
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
    return (await secretKey(dataDir)) ?? key;
  } finally {
    await rm(fresh, { force: true });
  }
}
