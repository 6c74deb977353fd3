import { randomBytes } from "node:crypto";
import { administer, databaseUrl } from "../tests/test-server.ts";

/** Where a measured service keeps its data. */
export interface DatabasePlace {
  readonly told: { readonly dataDir: string } | { readonly databaseUrl: string };
  remove(): Promise<void>;
}

/** An empty database of one's own on the given server, or the embedded one below `directory`. */
export async function openPlace(directory: string, serverUrl: string | undefined): Promise<DatabasePlace> {
  if (serverUrl === undefined) return { told: { dataDir: directory }, remove: async () => undefined };
  const name = `countersign_bench_${process.pid}_${randomBytes(4).toString("hex")}`;
  await administer(serverUrl, `create database ${name}`);
  return {
    told: { databaseUrl: databaseUrl(serverUrl, name) },
    remove: () => administer(serverUrl, `drop database if exists ${name} with (force)`),
  };
}
