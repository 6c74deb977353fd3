import type pg from "pg";
import { createSession, PATIENCE_MS, timed } from "./session.ts";
import type { Session } from "./session.ts";
import type { Store } from "./store.ts";

/** What another room needs to take part in a transaction of the store. */
export interface Transaction {
  readonly session: Session;
  /** Runs once the transaction is committed; never after a rollback. */
  afterCommit(run: () => void): void;
}

const transactions = new WeakMap<Store, Transaction>();

/** The transaction behind a store that `transaction` handed out; `undefined` for any other store. */
export function transactionOf(store: Store): Transaction | undefined {
  return transactions.get(store);
}

/** Ties a store to its transaction. */
export function bindTransaction(store: Store, transaction: Transaction): void {
  transactions.set(store, transaction);
}

/**
 * Begin, run, commit; rolled back when `run` throws or when a statement inside failed, even if that was caught.
 * `patienceMs`: with each statement, where the usual patience is too short; 0 = without end.
 */
export async function inTransaction<T>(
  pool: pg.Pool,
  run: (tx: Transaction) => Promise<T>,
  patienceMs?: number,
): Promise<T> {
  const committed: (() => void)[] = [];
  const result = await committing(
    pool,
    (session) => run({ session, afterCommit: (hook) => committed.push(hook) }),
    patienceMs,
  );
  for (const hook of committed) hook();
  return result;
}

/** A connection that does not answer this soon is given up; the server then rolls back by itself. */
const ROLLBACK_MS = 5_000;

async function committing<T>(
  pool: pg.Pool,
  run: (session: Session) => Promise<T>,
  patienceMs?: number,
): Promise<T> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // Without a listener a connection that dies between two statements would end the process.
  const onError = (error: Error): void => {
    broken = error;
  };
  client.on("error", onError);
  try {
    await client.query(timed("begin", PATIENCE_MS));
    const result = await run(oneAtATime(createSession(client, patienceMs)));
    const { command } = await client.query(timed("commit", PATIENCE_MS));
    if (command !== "COMMIT")
      throw new Error("the transaction was rolled back: a statement in it had failed");
    return result;
  } catch (error) {
    await client.query(timed("rollback", ROLLBACK_MS)).catch((failure: unknown) => {
      broken ??= failure instanceof Error ? failure : new Error(String(failure));
    });
    throw error;
  } finally {
    client.off("error", onError);
    client.release(broken);
  }
}

/** One connection runs one statement at a time: those given side by side go in line. */
function oneAtATime(session: Session): Session {
  let line: Promise<unknown> = Promise.resolve();
  const after = <T>(run: () => Promise<T>): Promise<T> => {
    const turn = line.then(run);
    line = turn.catch(() => undefined);
    return turn;
  };
  return {
    rows: (statement) => after(() => session.rows(statement)),
    run: (statement) => after(() => session.run(statement)),
  };
}
