import type { Session } from "./session.ts";
import type { ConnectionHealth, Health } from "./store.ts";
import { toText } from "./to-jsonb.ts";

/** A row of `countersign.health`. */
export type HealthRow = {
  account: string;
  connection: string;
  state: "good" | "bad";
  code: string | null;
  detail: string | null;
  since: Date;
  last_at: Date;
};

const UPSERT = `insert into countersign.health as known (account, connection, state, code, detail, since, last_at)
  values ($1, $2, $3, $4, $5, $6, $6)
  on conflict (account, connection) do update set
    state = excluded.state, code = excluded.code, detail = excluded.detail, last_at = excluded.last_at,
    since = case when known.state = excluded.state then known.since else excluded.since end
  where known.last_at <= excluded.last_at or known.last_at > excluded.last_at + interval '1 minute'`;

/** One row per connection; news a little older than what is known changes nothing. Much older: the clock was put back. */
export function createHealth(session: Session): Health {
  return {
    async good(account, connection, at) {
      await session.run({ text: UPSERT, values: [account, connection, "good", null, null, at] });
    },
    async bad(account, connection, at, { code, detail }) {
      await session.run({ text: UPSERT, values: [account, connection, "bad", code, toText(detail), at] });
    },
    async list(account) {
      const rows = await session.rows<HealthRow>({
        text: `select account, connection, state, code, detail, since, last_at from countersign.health
          where $1::text is null or account = $1 order by account, connection`,
        values: [account],
      });
      return rows.map(toHealth);
    },
    async forget(account, connection) {
      const text = "delete from countersign.health where account = $1 and connection = $2";
      await session.run({ text, values: [account, connection] });
    },
  };
}

function toHealth({ account, connection, state, code, detail, since, last_at }: HealthRow): ConnectionHealth {
  return {
    account,
    connection,
    state,
    since,
    lastAt: last_at,
    ...(code === null ? {} : { code }),
    ...(detail === null ? {} : { detail }),
  };
}
