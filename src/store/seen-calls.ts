import type { Session } from "./session.ts";
import { toText } from "./to-jsonb.ts";

const LOCKS = 4_717_005;

/**
 * Which of these calls were seen to, and by which delivery: id by key. The connection is locked until the transaction ends:
 * two sorters at once would each take a repeat for the first.
 */
export async function seenCalls(
  session: Session,
  account: string,
  connection: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  await session.run({
    name: "deliveries.lockCalls",
    text: "select pg_advisory_xact_lock($1, hashtext($2))",
    values: [LOCKS, toText(JSON.stringify([account, connection]))],
  });
  // a statement of its own: it sees what was committed while the lock was waited for
  const rows = await session.rows<{ call_key: string; id: string }>({
    name: "deliveries.seenCalls",
    text: `select call_key, id from countersign.deliveries
      where account = $1 and connection = $2 and call_key = any($3) order by id desc`,
    values: [toText(account), toText(connection), keys],
  });
  return new Map(rows.map(({ call_key: key, id }) => [key, id]));
}
