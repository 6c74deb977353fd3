import { execFile } from "node:child_process";
import { readFile, readlink, realpath } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";

/** A running server of a data directory, as its own `postmaster.pid` tells. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** Directory of its Unix socket. */
  readonly socket: string;
  readonly ready: boolean;
}

export type PostmasterState =
  | { readonly state: "running"; readonly postmaster: Postmaster }
  | { readonly state: "none" }
  /** The file names a process that lives, but is not this directory's server. */
  | { readonly state: "stale" };

/** Reads `postmaster.pid` and checks that its process lives and is the server of this very directory. */
export async function readPostmaster(directory: string): Promise<PostmasterState> {
  let text: string;
  try {
    text = await readFile(join(directory, "postmaster.pid"), "utf8");
  } catch {
    return { state: "none" };
  }
  const [pidLine = "", , , port = "", socket = "", , , status = ""] = text.split("\n");
  const pid = Number(pidLine);
  // A dead process: PostgreSQL itself checks for survivors of it and takes the file over.
  if (!Number.isInteger(pid) || pid <= 1 || !isAlive(pid)) return { state: "none" };
  if (!(await servesDirectory(pid, directory))) return { state: "stale" };
  const ready = status.trim() === "ready";
  return { state: "running", postmaster: { pid, port: Number(port), socket, ready } };
}

/** Whether a process with this id exists, ours or another user's. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** A postmaster stands in its data directory; elsewhere than on Linux its command line must do. */
async function servesDirectory(pid: number, directory: string): Promise<boolean> {
  try {
    return (await readlink(`/proc/${pid}/cwd`)) === (await realpath(directory));
  } catch {
    if (process.platform === "linux") return false;
  }
  try {
    const { stdout } = await promisify(execFile)("ps", ["-o", "command=", "-p", String(pid)]);
    return stdout.includes("postgres") && stdout.includes(directory);
  } catch {
    return false;
  }
}
