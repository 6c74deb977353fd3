import { execFile } from "node:child_process";
import { chown, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { runAsFor } from "../src/store/run-as.ts";

/** A PostgreSQL server of this machine, beside the one that comes with the packages. */
export interface OtherPostgres {
  /** `15`. */
  readonly major: string;
  readonly url: string;
  stop(): Promise<void>;
}

const DEBIAN = "/usr/lib/postgresql";

/** Starts the newest one that is installed, on a socket in a directory of its own. `undefined` = there is none. */
export async function startOtherPostgres(): Promise<OtherPostgres | undefined> {
  const bin = await findBin();
  if (bin === undefined) return undefined;
  const directory = await mkdtemp(join(tmpdir(), "countersign-postgres-"));
  const { ids } = await runAsFor(directory);
  if (ids) await chown(directory, ids.uid, ids.gid);
  const run = (program: string, ...args: readonly string[]) =>
    promisify(execFile)(join(bin, program), args, { ...ids, cwd: directory });
  const data = join(directory, "data");
  await run("initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync");
  const options = `-c listen_addresses='' -c unix_socket_directories='${directory}' -c max_connections=300`;
  await run("pg_ctl", "-D", data, "-o", options, "-l", join(directory, "log"), "-w", "start");
  const { stdout } = await run("postgres", "--version");
  return {
    major: /\) (\d+)/.exec(stdout)?.[1] ?? "unknown",
    url: `postgres://postgres@localhost/postgres?host=${encodeURIComponent(directory)}`,
    async stop() {
      await run("pg_ctl", "-D", data, "-m", "immediate", "-w", "stop");
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function findBin(): Promise<string | undefined> {
  const majors = await readdir(DEBIAN).catch(() => []);
  const newest = majors.toSorted((a, b) => Number(b) - Number(a))[0];
  return newest === undefined ? undefined : join(DEBIAN, newest, "bin");
}
