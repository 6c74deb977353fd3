import type pg from "pg";
import { EMBEDDED_NAME } from "./embedded-directory.ts";

/** Creates our database in a fresh server. */
export async function createDatabase(client: pg.Client): Promise<void> {
  const { rows } = await client.query("select from pg_database where datname = $1", [EMBEDDED_NAME]);
  if (rows.length === 0) await client.query(`create database ${EMBEDDED_NAME}`);
}
