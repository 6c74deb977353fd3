import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbedded } from "../src/store/embedded.ts";
import { SILENT } from "../src/store/log.ts";
import type { BenchContext } from "./benchmark.ts";
import { openPlace } from "./database-place.ts";

/** A database for several processes. */
export interface Shared {
  readonly url: string;
  close(): Promise<void>;
}

/** The given server, or an embedded one that neither of the two processes owns. */
export async function openShared({ databaseUrl }: BenchContext): Promise<Shared> {
  const directory = await mkdtemp(join(tmpdir(), "countersign-bench-"));
  const place = await openPlace(directory, databaseUrl);
  if ("databaseUrl" in place.told) return { url: place.told.databaseUrl, close: () => place.remove() };
  const server = await startEmbedded({ dataDir: directory, attach: false, log: SILENT });
  const { host = "", user = "" } = server.config;
  return {
    url: `postgres://${user}@/${user}?host=${encodeURIComponent(host)}`,
    async close() {
      await server.stop();
      await rm(directory, { recursive: true, force: true });
    },
  };
}
