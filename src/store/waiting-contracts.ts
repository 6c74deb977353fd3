import type { RemoteId } from "../domain/contract.ts";
import type { Session } from "./session.ts";
import type { Contracts } from "./store.ts";

type WaitingRow = { connection: string; count: number };
type SampleRow = { id: string; remote_id: string; missing_since: Date | null };

/** Contracts that wait for a broken connection, and what tells whether one sees its contracts. */
export function createWaitingContracts(session: Session): Pick<Contracts, "waiting" | "wake" | "sample"> {
  return {
    async waiting(account) {
      const rows = await session.rows<WaitingRow>({
        name: "contracts.waiting",
        text: `select waiting->>'connection' as connection, count(*)::integer as count from countersign.contracts
          where account = $1 and waiting is not null group by 1 order by 1`,
        values: [account],
      });
      return new Map(rows.map(({ connection, count }) => [connection, count]));
    },
    wake(account, connection, at) {
      // The version stays: a walk that is under way has just tried again by itself.
      return session.run({
        name: "contracts.wake",
        text: `update countersign.contracts set due_at = $3
          where account = $1 and waiting->>'connection' = $2 and (due_at is null or due_at > $3)`,
        values: [account, connection, at],
      });
    },
    async sample({ account, connection, missing, before, limit }) {
      const rows = await session.rows<SampleRow>({
        name: "contracts.sample",
        text: `select id, remote_id, missing_since from countersign.contracts
          where account = $1 and connection = $2 and status in ('drafted', 'sent') and remote_id is not null
            and (missing_since is not null) = $3 and created_at < $4
          order by created_at desc, id desc limit $5`,
        values: [account, connection, missing, before, limit],
      });
      return rows.map((row) => ({
        id: row.id,
        remoteId: row.remote_id as RemoteId,
        ...(row.missing_since === null ? {} : { missingSince: row.missing_since }),
      }));
    },
  };
}
