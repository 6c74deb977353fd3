import { existsSync, readdirSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";
import { CLIENT_FOLDER } from "./client-folder.ts";

/** The repository's root, whatever the working directory is. */
export const ROOT = resolve(import.meta.dirname, "../..");

const SKIPPED: ReadonlySet<string> = new Set(["node_modules", "dist", ".countersign"]);

/** Files under a folder of the repository, as paths from its root with `/`, sorted. A folder that does not exist has none. */
export function listFiles(folder: string, ending = ".ts"): readonly string[] {
  const start = join(ROOT, folder);
  if (!existsSync(start)) return [];
  return readdirSync(start, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .filter((path) => !path.split("/").some((part) => SKIPPED.has(part)))
    .toSorted();
}

/** The console's sources, without the client that is generated. */
export function consoleFiles(): readonly string[] {
  return [...listFiles("console"), ...listFiles("console", ".tsx")]
    .filter((path) => !path.startsWith(`${CLIENT_FOLDER}/`))
    .toSorted();
}

/** Folders directly under a folder of the repository, sorted. */
export function listFolders(folder: string): readonly string[] {
  const start = join(ROOT, folder);
  if (!existsSync(start)) return [];
  return readdirSync(start, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .toSorted();
}
