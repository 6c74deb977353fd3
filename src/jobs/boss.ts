import { createHash } from "node:crypto";
import { PgBoss } from "pg-boss";
import type { Db } from "pg-boss";
import type { Database } from "../store/database.ts";
import type { StoreLog } from "../store/log.ts";

/** The one queue: "look at this deal". */
export const QUEUE = "look";
/** pg-boss's own schema. */
export const SCHEMA = "countersign_jobs";

/**
 * pg-boss on our pool. It gives jobs out fairly and keeps its schema and indexes in order; it never deletes, expires or
 * gives up a look by itself: a look is deleted when it is done, by us.
 */
export async function startBoss(database: Database, log: StoreLog): Promise<PgBoss> {
  const boss = new PgBoss({ db: poolAdapter(database), schema: SCHEMA, schedule: false });
  boss.on("error", (error) => log.error({ error: error.message }, "the queue had trouble"));
  boss.on("warning", ({ message }) => log.warn({ warning: message }, "the queue warns"));
  await boss.start();
  if ((await boss.getQueue(QUEUE)) === null) {
    await boss.createQueue(QUEUE, {
      policy: "standard",
      retryLimit: 2_147_483_647,
      retryDelay: 0,
      retentionSeconds: 90_000_000,
      deleteAfterSeconds: 0,
      expireInSeconds: 86_400,
    });
  }
  // Otherwise the first use inside a transaction would ask for a second connection while it holds one.
  await boss.getQueueStats(QUEUE);
  return boss;
}

function poolAdapter({ pool }: Database): Db {
  return { executeSql: (text, values = []) => pool.query(prepared(text, values)) };
}

/**
 * pg-boss's statements are the same few texts over and over: under a name they are parsed and planned once. Those
 * without parameters may be several in one text, which cannot be prepared.
 */
export function prepared(
  text: string,
  values: unknown[],
): { readonly name?: string; readonly text: string; readonly values: unknown[] } {
  if (values.length === 0) return { text, values };
  return { name: `boss.${createHash("sha1").update(text).digest("hex")}`, text, values };
}
