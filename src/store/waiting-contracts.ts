import { toRemoteId } from "./contract-row.ts";
import type { Row, Session } from "./session.ts";
import type { Contracts, SampledContract, WaitingGroup } from "./store.ts";

type WaitingRow = { connection: string; count: number };
type SampleRow = { id: string; remote_id: string; missing_since: Date | null };

type WaitingMethod = "waiting" | "waitingGroups" | "wake" | "sample" | "sampleOver";

/** Contracts that wait for a broken connection, and what tells whether one sees its contracts. */
export function createWaitingContracts(session: Session): Pick<Contracts, WaitingMethod> {
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
    waitingGroups: (account) =>
      session.rows<WaitingGroup & Row>({
        name: "contracts.waitingGroups",
        text: `select account, waiting->>'connection' as connection, waiting->>'code' as code, count(*)::integer as count
          from countersign.contracts where waiting is not null and ($1::text is null or account = $1)
          group by 1, 2, 3 order by 1, 2, 3`,
        values: [account],
      }),
    wake({ account, connection, at, soon, limit }) {
      // The version stays: a walk that is under way has just tried again by itself. What somebody is writing is left
      // out: it would be waited for in another order than others lock in, and who waits is asked for again anyway.
      return session.run({
        name: "contracts.wake",
        text: `update countersign.contracts set due_at = $3 where id in (
            select id from countersign.contracts
            where account = $1 and waiting->>'connection' = $2 and (due_at is null or due_at > $4)
            limit $5 for update skip locked)`,
        values: [account, connection, at, soon, limit],
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
      return rows.map(toSampled);
    },
    async sampleOver({ account, connection, keepsWithdrawn, before, limit }) {
      // without a withdrawal of ours the vendor itself says that it has expired or was withdrawn, and so still has it
      const rows = await session.rows<SampleRow>({
        name: "contracts.sampleOver",
        text: `select id, remote_id, missing_since from countersign.contracts
          where account = $1 and connection = $2 and remote_id is not null and missing_since is null and created_at < $3
            and (status in ('signed', 'declined')
              or status in ('expired', 'withdrawn') and ($4::boolean or not effects ? 'withdraw'))
          order by created_at desc, id desc limit $5`,
        values: [account, connection, before, keepsWithdrawn, limit],
      });
      return rows.map(toSampled);
    },
  };
}

function toSampled(row: SampleRow): SampledContract {
  return {
    id: row.id,
    remoteId: toRemoteId(row.remote_id),
    ...(row.missing_since === null ? {} : { missingSince: row.missing_since }),
  };
}
