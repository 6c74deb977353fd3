import { randomUUID } from "node:crypto";
import { link, mkdir, open, readFile, rename, rm } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { ArchiveConflict, type Archive } from "./archive.ts";
import { archiveFailure } from "./archive-failure.ts";
import { isSafeKey } from "./archive-key.ts";
import { syncDirectory } from "../store/sync-directory.ts";

/** An archive in a directory. Files are readable by the service's user only. */
export function createFileArchive(directory: string): Archive {
  const root = resolve(directory);

  function place(key: string): string {
    if (!isSafeKey(key)) throw archiveFailure("Finding a place for the file", new Error("unsafe key"));
    return join(root, ...key.split("/"));
  }

  async function get(key: string): Promise<Uint8Array | undefined> {
    const path = place(key);
    try {
      return await readFile(path);
    } catch (error) {
      if (codeOf(error) === "ENOENT") return undefined;
      throw archiveFailure("Reading the file", error);
    }
  }

  async function put(key: string, bytes: Uint8Array): Promise<void> {
    const path = place(key);
    if (await isAlreadyThere(key, bytes)) return;
    try {
      await makeDirectory(dirname(path));
      const temporary = join(dirname(path), `.incoming-${randomUUID()}`);
      try {
        await writeDurably(temporary, bytes);
        await moveUnlessThere(temporary, path);
      } finally {
        await rm(temporary, { force: true });
      }
      await syncDirectory(dirname(path));
    } catch (error) {
      if (codeOf(error) === "EEXIST" && (await isAlreadyThere(key, bytes))) return;
      throw archiveFailure("Writing the file", error);
    }
  }

  async function isAlreadyThere(key: string, bytes: Uint8Array): Promise<boolean> {
    const there = await get(key);
    if (there === undefined) return false;
    if (Buffer.compare(there, bytes) !== 0) throw new ArchiveConflict(key);
    return true;
  }

  return {
    put,
    get,
    async removeFolder(folder) {
      try {
        await rm(place(folder), { recursive: true });
        return true;
      } catch (error) {
        if (codeOf(error) === "ENOENT") return false;
        throw archiveFailure("Removing the files", error);
      }
    },
    async check() {
      const key = `.check-${randomUUID()}`;
      const bytes = Buffer.from("Countersign checks its archive.");
      await put(key, bytes);
      const read = await get(key);
      await rm(place(key), { force: true });
      if (read === undefined || Buffer.compare(read, bytes) !== 0) {
        throw archiveFailure("Reading back what was written", undefined);
      }
    },
  };
}

async function writeDurably(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** A hard link refuses where a rename would overwrite; some network drives have no links. */
async function moveUnlessThere(temporary: string, path: string): Promise<void> {
  try {
    await link(temporary, path);
  } catch (error) {
    if (!["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"].includes(codeOf(error) ?? "")) throw error;
    await rename(temporary, path);
  }
}

/** A new directory is durable only when the one above it is, up to the first that was there before. */
async function makeDirectory(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true, mode: 0o700 });
  if (first === undefined) return;
  for (let at = path; at.length >= first.length; at = dirname(at)) await syncDirectory(dirname(at));
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
