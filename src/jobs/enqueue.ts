import type { Db, PgBoss } from "pg-boss";
import type { Database } from "../store/database.ts";
import { uuidv7 } from "../store/reference.ts";
import type { Session } from "../store/session.ts";
import type { Store } from "../store/store.ts";
import { inTransaction, transactionOf } from "../store/transaction.ts";
import type { Transaction } from "../store/transaction.ts";
import { prepared, QUEUE } from "./boss.ts";
import type { Look } from "./jobs.ts";
import { strengthOf, wantLooks } from "./look-statements.ts";
import type { Wanted } from "./look-statements.ts";

const MOST_AT_ONCE = 1_000;

/** Enqueues looks; in a transaction of their own, or in the one behind `tx`. */
export function createEnqueue(database: Database, boss: PgBoss) {
  const { pool, signals } = database;

  async function put(tx: Transaction, looks: readonly Look[]): Promise<void> {
    for (let from = 0; from < looks.length; from += MOST_AT_ONCE) {
      const wanted = looks.slice(from, from + MOST_AT_ONCE).map((look): Wanted => ({ job: uuidv7(), look }));
      const noted = await tx.session.rows<{ job: string }>(wantLooks(wanted, signals.sender));
      const jobs = new Set(noted.map(({ job }) => job));
      const fresh = wanted.filter(({ job }) => jobs.has(job));
      if (fresh.length > 0) await insertJobs(boss, tx.session, fresh);
    }
    tx.afterCommit(() => signals.tell("countersign_looks"));
  }

  return async (looks: readonly Look[], tx?: Store): Promise<void> => {
    if (looks.length === 0) return;
    const joined = joinLooks(looks);
    if (tx === undefined) return inTransaction(pool, (own) => put(own, joined));
    const transaction = transactionOf(tx);
    if (transaction === undefined)
      throw new Error("enqueue joins only a store that `transaction` handed out");
    return put(transaction, joined);
  };
}

/** The jobs behind looks that are new: the id is the look's, the group its account. */
export async function insertJobs(
  boss: PgBoss,
  session: Session,
  looks: readonly { readonly job: string; readonly look: Pick<Look, "account" | "trace"> }[],
): Promise<void> {
  const jobs = looks.map(({ job, look }) => ({
    id: job,
    group: { id: look.account || "-" },
    ...(look.trace === undefined ? {} : { data: { trace: look.trace } }),
  }));
  await boss.insert(QUEUE, jobs, { db: sessionAdapter(session) });
}

function sessionAdapter(session: Session): Db {
  return {
    async executeSql(text, values = []) {
      return { rows: await session.rows(prepared(text, values)) };
    },
  };
}

/** One look per deal, in the order in which every caller locks them. */
function joinLooks(looks: readonly Look[]): readonly Look[] {
  const joined = new Map<string, Look>();
  for (const look of looks) {
    const key = JSON.stringify([look.account, look.dealId]);
    const known = joined.get(key);
    if (known === undefined || strengthOf(look) > strengthOf(known)) joined.set(key, look);
  }
  return [...joined].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, look]) => look);
}
