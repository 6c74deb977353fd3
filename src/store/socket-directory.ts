import { chown, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RunAs } from "./run-as.ts";

/** A Unix socket's whole path has at most 103 bytes (macOS; Linux 107); its name takes 14 of them. */
const LONGEST = 88;

/** Where the server's socket lies, and how to tidy up. */
export interface SocketDirectory {
  readonly path: string;
  remove(): Promise<void>;
}

/**
 * The data directory itself, which nobody else can enter; a private directory among the temporary ones when that path
 * is too long for a socket. Others find it through `postmaster.pid`.
 */
export async function socketDirectory(directory: string, runAs: RunAs): Promise<SocketDirectory> {
  // PostgreSQL reads a comma as the end of a path.
  if (Buffer.byteLength(directory) <= LONGEST && !directory.includes(",")) {
    return { path: directory, remove: async () => undefined };
  }
  const path = await mkdtemp(join(tmpdir(), "countersign-"));
  if (runAs.ids !== undefined) await chown(path, runAs.ids.uid, runAs.ids.gid);
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
