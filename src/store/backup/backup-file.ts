import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { access, link, open, rename, rm } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import { dirname } from "node:path";
import { syncDirectory } from "../sync-directory.ts";
import { endLine, readEndLine } from "./backup-format.ts";

/** A backup that is being written. Nothing stands under its name before it is whole. */
export interface BackupFile {
  write(line: string): Promise<void>;
  /** Durable and whole when it resolves, to its size in bytes. */
  finish(): Promise<number>;
  /** Takes away what was written so far. */
  discard(): Promise<void>;
}

/** Only its owner may read it: it holds names, addresses and tokens. Throws when there is a file of that name. */
export async function createBackupFile(path: string): Promise<BackupFile> {
  if (await isThere(path)) throw taken(path);
  const partial = `${path}.part`;
  const file = await openAnew(partial);
  const hash = createHash("sha256");
  let bytes = 0;

  async function write(line: string): Promise<void> {
    const data = Buffer.from(`${line}\n`);
    hash.update(data);
    bytes += data.byteLength;
    for (let from = 0; from < data.byteLength;) from += (await file.write(data, from)).bytesWritten;
  }

  return {
    write,
    async finish() {
      await write(endLine(hash.copy().digest("hex")));
      await file.sync();
      await file.close();
      await putInPlace(partial, path);
      return bytes;
    },
    async discard() {
      await file.close().catch(() => undefined);
      await rm(partial, { force: true });
    },
  };
}

/** A hard link refuses where a rename would overwrite what has come there meanwhile; some drives have no links. */
async function putInPlace(partial: string, path: string): Promise<void> {
  try {
    await link(partial, path);
    await rm(partial);
  } catch (error) {
    if (codeOf(error) === "EEXIST") throw taken(path);
    if (!NO_LINKS.has(codeOf(error))) throw error;
    await rename(partial, path);
  }
  await syncDirectory(dirname(path));
}

const NO_LINKS: ReadonlySet<string> = new Set(["EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS"]);

function taken(path: string): Error {
  return new Error(`There is a file ${path} already. Name another one.`);
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "";
}

async function openAnew(path: string): Promise<FileHandle> {
  try {
    await rm(path, { force: true });
    return await open(path, "wx", 0o600);
  } catch (cause) {
    const code = codeOf(cause);
    const why = code === "" ? "" : ` (${code})`;
    throw new Error(`${path} cannot be written${why}. Name a file in a directory that is there and yours.`, {
      cause,
    });
  }
}

/** The lines of a backup, without the last one. Throws at the end when it was cut off or changed. */
export async function* readBackupFile(path: string): AsyncGenerator<string> {
  const hash = createHash("sha256");
  let expected: string | undefined;
  for await (const line of linesOf(path)) {
    if (expected !== undefined) throw new Error("The backup goes on behind its end: it was changed.");
    expected = readEndLine(line);
    if (expected !== undefined) continue;
    hash.update(`${line}\n`);
    yield line;
  }
  if (expected === undefined) throw new Error("The backup is cut off: its end is missing. Use another one.");
  if (hash.digest("hex") !== expected)
    throw new Error("The backup was changed since it was made. Use another one.");
}

/** Node's own reader of lines also breaks at U+2028, which names and notes may hold. What has no line end is left out. */
async function* linesOf(path: string): AsyncGenerator<string> {
  let rest = "";
  for await (const chunk of createReadStream(path, { encoding: "utf8", highWaterMark: 1 << 20 })) {
    const lines = `${rest}${String(chunk)}`.split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
  }
}

async function isThere(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
