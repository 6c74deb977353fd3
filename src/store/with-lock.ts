import type pg from "pg";
import { CountersignError, RETRY } from "../domain/errors.ts";

/** Less than any statement may take. */
const WAITS_FOR_MS = 25_000;

/** Runs while no other process that asks for the same `lock` does; they wait. Throws `unavailable` when that takes too long. */
export async function withLock<T>(pool: pg.Pool, lock: number, run: () => Promise<T>): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // Without a listener a connection that dies meanwhile would end the process; the lock is gone with it.
  const onError = (error: Error): void => {
    broken = error;
  };
  client.on("error", onError);
  try {
    await client.query("select set_config('lock_timeout', $1, false)", [String(WAITS_FOR_MS)]);
    await client.query("select pg_advisory_lock($1)", [lock]).catch(tooLong);
    return await run();
  } finally {
    client.off("error", onError);
    // its limits and its lock end with the connection
    client.release(broken ?? true);
  }
}

function tooLong(error: unknown): never {
  if (!(error instanceof Error && "code" in error && error.code === "55P03")) throw error;
  throw new CountersignError("unavailable", RETRY, "Another process is at the same.");
}
