import * as pg from "pg";
import { parentOf } from "./process-usage.ts";

/** The first process of a server that runs on this machine. */
export async function postmasterOf(url: string): Promise<number | undefined> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ pid: number }>("select pg_backend_pid() as pid");
    return rows[0] && parentOf(rows[0].pid);
  } finally {
    await client.end();
  }
}
