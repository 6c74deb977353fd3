import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { createJobs } from "../src/jobs/create-jobs.ts";
import { openDatabase } from "../src/store/database.ts";
import { SILENT } from "../src/store/log.ts";
import { startEmbedded } from "../src/store/embedded.ts";
import { administer, databaseUrl } from "./test-server.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** A server for tests, and the name of a migrated database on it to copy from. */
    testServer: { readonly url: string; readonly template: string };
  }
}

/**
 * One server for all test files: `COUNTERSIGN_TEST_DATABASE_URL` if set, else an embedded one for this run. On it, one
 * migrated database from which each test copies its own.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env["COUNTERSIGN_TEST_DATABASE_URL"];
  const server = given === undefined ? await ownServer() : { url: given, stop: async () => undefined };
  const template = `countersign_template_${process.pid}`;
  await administer(server.url, `create database ${template}`);
  const database = await openDatabase({ url: databaseUrl(server.url, template) });
  const jobs = await createJobs(database);
  await jobs.stop();
  await database.close();
  project.provide("testServer", { url: server.url, template });
  return async () => {
    await administer(server.url, `drop database if exists ${template} with (force)`);
    await server.stop();
  };
}

async function ownServer(): Promise<{ readonly url: string; stop(): Promise<void> }> {
  const dataDir = await mkdtemp(join(tmpdir(), "cs-test-"));
  // A test run need not survive a power cut.
  const settings = {
    fsync: "off",
    synchronous_commit: "off",
    full_page_writes: "off",
    max_connections: "300",
  };
  const server = await startEmbedded({ dataDir, attach: false, log: SILENT, settings });
  const { host = "", user = "" } = server.config;
  return {
    url: `postgres://${user}@/postgres?host=${encodeURIComponent(host)}`,
    async stop() {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
