import { randomBytes } from "node:crypto";
import { inject } from "vitest";
import { openDatabase } from "../src/store/database.ts";
import type { Database } from "../src/store/database.ts";
import { administer, databaseUrl } from "./test-server.ts";

/** A database of one's own, migrated and empty. */
export interface TestDatabase {
  readonly database: Database;
  /** For other processes: what DATABASE_URL would say. */
  readonly url: string;
  /** Another process's view of the same database: its own pool and wake-ups. Closed together with this one. */
  again(): Promise<Database>;
  close(): Promise<void>;
}

/** Copies the migrated template (some 30 ms); `close` drops the copy. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = inject("testServer");
  const name = `countersign_test_${process.pid}_${randomBytes(4).toString("hex")}`;
  await administer(server.url, `create database ${name} template ${server.template}`);
  const url = databaseUrl(server.url, name);
  const opened: Database[] = [];
  const open = async (): Promise<Database> => {
    const database = await openDatabase({ url, poolSize: 10 });
    opened.push(database);
    return database;
  };
  return {
    database: await open(),
    url,
    again: open,
    async close() {
      await Promise.all(opened.map((database) => database.close()));
      await administer(server.url, `drop database if exists ${name} with (force)`);
    },
  };
}
