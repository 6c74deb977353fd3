import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbedded } from "../src/store/embedded.ts";
import { SILENT } from "../src/store/log.ts";
import type { BenchContext } from "./benchmark.ts";
import { openPlace } from "./database-place.ts";
import { postmasterOf } from "./postmaster-of.ts";

/** A database for several processes. */
export interface Shared {
  readonly url: string;
  /** Its first process, where that runs on this machine. */
  readonly pid?: number;
  close(): Promise<void>;
}

/** The given server, or an embedded one that neither of the two processes owns. */
export async function openShared({ databaseUrl, databasePid }: BenchContext): Promise<Shared> {
  const directory = await mkdtemp(join(tmpdir(), "countersign-bench-"));
  const place = await openPlace(directory, databaseUrl);
  if ("databaseUrl" in place.told) {
    const { databaseUrl: url } = place.told;
    const close = (): Promise<void> => place.remove();
    return { url, close, ...(databasePid === undefined ? {} : { pid: databasePid }) };
  }
  const server = await startEmbedded({ dataDir: directory, attach: false, log: SILENT });
  const { host = "", user = "" } = server.config;
  const url = `postgres://${user}@/${user}?host=${encodeURIComponent(host)}`;
  const pid = await postmasterOf(url);
  return {
    url,
    ...(pid === undefined ? {} : { pid }),
    async close() {
      await server.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
