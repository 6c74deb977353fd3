import { execFile } from "node:child_process";
import { chmod, chown, mkdir, readdir, readFile, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Binaries } from "./embedded-binaries.ts";
import { isAlive } from "./postmaster-file.ts";
import type { RunAs } from "./run-as.ts";
import { syncDirectory } from "./sync-directory.ts";

/** The user and the database inside the embedded server. */
export const EMBEDDED_NAME = "countersign";

/**
 * Makes sure that `dataDir/pg` holds a database of this version. A first start that was cut off leaves nothing behind
 * but `pg.init.*`, which the next one removes. Throws with a sentence.
 */
export async function prepareDirectory(dataDir: string, binaries: Binaries, runAs: RunAs): Promise<void> {
  const directory = join(dataDir, "pg");
  await mkdir(dataDir, { recursive: true }).catch((cause: unknown) => {
    const says = `The data directory ${dataDir} cannot be made (${String(codeOf(cause))})`;
    throw new Error(`${says}: name another with --data DIR, or run as a user who may write there.`, {
      cause,
    });
  });
  // The other user must be able to pass through to its own directory; it sees nothing else of ours.
  if (runAs.ids !== undefined) await chmod(dataDir, 0o711);
  await removeLeftovers(dataDir);
  const version = await versionOf(directory);
  if (version === undefined) return initialise(dataDir, directory, binaries, runAs);
  if (version !== binaries.major) {
    throw new Error(
      `The data directory ${directory} was written by PostgreSQL ${version}; this Countersign brings ${binaries.major}. Run \`countersign export\` with the version that wrote it, then import into a new data directory.`,
    );
  }
}

async function versionOf(directory: string): Promise<string | undefined> {
  try {
    return (await readFile(join(directory, "PG_VERSION"), "utf8")).trim();
  } catch (error) {
    if (codeOf(error) === "ENOENT") return undefined;
    throw new Error(`The data directory ${directory} cannot be read: run as the user who owns it.`, {
      cause: error,
    });
  }
}

async function initialise(
  dataDir: string,
  directory: string,
  binaries: Binaries,
  runAs: RunAs,
): Promise<void> {
  const half = join(dataDir, `pg.init.${process.pid}`);
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { mode: 0o700 });
  if (runAs.ids !== undefined) await chown(half, runAs.ids.uid, runAs.ids.gid);
  const settings = ["-U", EMBEDDED_NAME, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-instructions"];
  try {
    await promisify(execFile)(binaries.initdb, ["-D", half, ...settings], {
      ...runAs.ids,
      cwd: "/",
      env: { PATH: process.env["PATH"], LC_ALL: "C", TZ: "UTC" },
    });
  } catch (cause) {
    await rm(half, { recursive: true, force: true });
    throw new Error(
      `The embedded database could not be created in ${directory}: ${reason(cause)}${hint(runAs)}`,
      { cause },
    );
  }
  try {
    await rename(half, directory);
    await syncDirectory(dataDir);
  } catch (error) {
    await rm(half, { recursive: true, force: true });
    const code = codeOf(error);
    if (code !== "ENOTEMPTY" && code !== "EEXIST") throw error; // else another process was faster
  }
}

async function removeLeftovers(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    const pid = /^pg\.init\.(\d+)$/.exec(name)?.[1];
    if (pid === undefined || (Number(pid) !== process.pid && isAlive(Number(pid)))) continue;
    await rm(join(dataDir, name), { recursive: true, force: true });
  }
}

function reason(cause: unknown): string {
  const text = typeof cause === "object" && cause !== null && "stderr" in cause ? cause.stderr : undefined;
  const lines = typeof text === "string" ? text.trim() : "";
  return lines === "" ? String(cause) : lines;
}

function hint({ ids }: RunAs): string {
  if (ids === undefined) return "";
  return ` (PostgreSQL refuses to run as root, so it runs as uid ${ids.uid}, who must be able to pass through every directory above.)`;
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
