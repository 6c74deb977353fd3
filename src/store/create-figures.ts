import { LISTED_COLUMNS, toCatalogueRow } from "./catalogue-row.ts";
import type { ListedRow } from "./catalogue-row.ts";
import { BUCKET_STEP, SHORTEST_SECONDS } from "./figures.ts";
import type { DurationCount, Figures, Span } from "./figures.ts";
import type { Row, Session, Statement } from "./session.ts";
import { toText } from "./to-jsonb.ts";

type DriftRow = { total: number; reference: string };
type LastRow = { connection: string; at: Date };

/** What the overview reads; nothing here is written. */
export function createFigures(session: Session): Figures {
  return {
    durations: (span) => session.rows<DurationCount & Row>(durations(span)),
    async stuck(account, stuckSince, limit) {
      const rows = await session.rows<ListedRow>({
        text: `select ${LISTED_COLUMNS}, '' as place from countersign.contracts c where c.id in (
            ${one("c.shown_status = 'failed'")} union ${one("c.waiting is not null")}
            union ${one("c.shown_status = 'planned' and c.created_at < $2")}
            union ${one("c.shown_status = 'drafted' and c.created_at < $2")})
          order by c.created_at, c.id limit $3`,
        values: [toText(account), stuckSince, limit],
      });
      return rows.map(toCatalogueRow);
    },
    async drift(account, since) {
      const rows = await session.rows<DriftRow>({
        text: `select count(*) over () as total, c.reference from countersign.trail t
          join countersign.contracts c on c.id = t.contract
          where t.data ? 'unannounced' and t.at >= $2 and c.account = $1 order by t.at desc limit 10`,
        values: [toText(account), since],
      });
      return { count: rows[0]?.total ?? 0, references: rows.map(({ reference }) => reference) };
    },
    async count(account, shownStatus) {
      const [row] = await session.rows<{ count: number }>({
        text: `select count(*)::integer as count from countersign.contracts where account = $1 and shown_status = $2`,
        values: [toText(account), toText(shownStatus)],
      });
      return row?.count ?? 0;
    },
    async lastDeliveries(account, connections) {
      const rows = await session.rows<LastRow>({
        text: `select asked.connection, last.received_at as at from unnest($2::text[]) as asked(connection)
          cross join lateral (select received_at from countersign.deliveries d
            where d.account = $1 and d.connection = asked.connection order by d.id desc nulls last limit 1) last`,
        values: [toText(account), connections.map((id) => toText(id))],
      });
      return new Map(rows.map(({ connection, at }) => [connection, at]));
    },
  };
}

/** Ids of the oldest of the account's contracts that are so. */
function one(condition: string): string {
  return `(select c.id from countersign.contracts c where c.account = $1 and ${condition}
    order by c.created_at, c.id limit $3)`;
}

function durations({ account, until, from, to, timezone }: Span): Statement {
  const [begin, end, more] =
    until === "sent" ? ["created_at", "sent_at", ""] : ["sent_at", "ended_at", "and status = 'signed'"];
  return {
    text: `with took as (
        select to_char(date_trunc('week', ${end} at time zone $4), 'YYYY-MM-DD') as week, connection, playbook,
          about -> 'responsible' ->> 'id' as person,
          floor(ln(greatest(extract(epoch from ${end} - ${begin})::float8, ${SHORTEST_SECONDS})) / ${BUCKET_STEP})::integer
            as bucket
        from countersign.contracts
        where account = $1 and ${end} >= $2 and ${end} < $3 and ${begin} is not null ${more}
      )
      select week, case when grouping(connection) = 0 then 'connection' when grouping(playbook) = 0 then 'playbook'
          when grouping(person) = 0 then 'person' else 'all' end as by,
        coalesce(connection, playbook, person, '') as name, bucket, count(*)::integer as count
      from took group by grouping sets ((week, bucket), (week, connection, bucket), (week, playbook, bucket),
        (week, person, bucket))`,
    values: [toText(account), from, to, timezone],
  };
}
