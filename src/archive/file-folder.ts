import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { join, relative, resolve, sep } from "node:path";
import { CountersignError, STOP } from "../domain/errors.ts";
import type { Folder } from "../providers/provider.ts";
import { isSafeKey } from "./archive-key.ts";
import { MOST_FILE_BYTES, MOST_FILES } from "./folder-limits.ts";

/** A directory to read from; links that lead out of it lead nowhere. */
export function createFileFolder(directory: string): Folder {
  const root = resolve(directory);
  return {
    async list() {
      try {
        const entries = await readdir(root, { recursive: true, withFileTypes: true });
        const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith("."));
        const paths = files.map((file) =>
          relative(root, join(file.parentPath, file.name)).split(sep).join("/"),
        );
        return paths.toSorted().slice(0, MOST_FILES);
      } catch (error) {
        throw unreadable(directory, error);
      }
    },
    async read(path) {
      if (!isSafeKey(path)) return undefined;
      try {
        const real = await realpath(join(root, ...path.split("/")));
        const { size } = await stat(real);
        if (!real.startsWith((await realpath(root)) + sep) || size > MOST_FILE_BYTES) return undefined;
        return await readFile(real);
      } catch (error) {
        if (isAbsent(error)) return undefined;
        throw unreadable(directory, error);
      }
    },
  };
}

function isAbsent(error: unknown): boolean {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "ENOENT" || code === "ENOTDIR" || code === "EISDIR";
}

function unreadable(directory: string, cause: unknown): CountersignError {
  const code = cause instanceof Error && "code" in cause ? ` (${String(cause.code)})` : "";
  const detail = `The folder ${directory} cannot be read${code}.`;
  return new CountersignError("configuration_invalid", STOP, detail, {}, cause);
}
