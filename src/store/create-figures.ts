import { LISTED_COLUMNS, toCatalogueRow } from "./catalogue-row.ts";
import type { ListedRow } from "./catalogue-row.ts";
import { BUCKET_STEP, SHORTEST_SECONDS } from "./figures.ts";
import type { DurationCount, Figures, Span } from "./figures.ts";
import type { Row, Session, Statement } from "./session.ts";
import { toText } from "./to-jsonb.ts";

type DriftRow = { total: number; from_crm: number; reference: string; name: string };
type LastRow = { connection: string; at: Date };

/**
 * One row per contract. A call that came after all takes its entry out of the count: a deal's entry into a stage, its leaving and
 * its amount are Kommo's to tell, the rest the vendor's. Where the calls of an entry's time are no longer kept, nobody knows of those that were fresh.
 */
const DRIFT = `select count(*) over ()::integer as total,
    sum(case when bool_or(t.event in ('planned', 'left_stage', 'amount_changed')) then 1 else 0 end) over ()::integer as from_crm,
    c.reference, coalesce(c.about ->> 'name', '') as name
  from countersign.trail t
  join countersign.contracts c on c.id = t.contract
  where t.data ? 'unannounced' and t.at >= $2 and t.at < $3 and c.account = $1
    and (not t.data ? 'isFresh' or t.at >= coalesce((select min(received_at) from countersign.deliveries), '-infinity'))
    and not exists (
      select from countersign.deliveries d where d.account = c.account
        and d.connection = case when t.event in ('planned', 'left_stage', 'amount_changed') then 'kommo' else c.connection end
        and d.received_at between t.at - interval '5 seconds' and t.at + interval '1 hour' and d.deals ? c.deal_id)
  group by c.reference, c.about ->> 'name' order by max(t.at) desc limit 10`;

const FORMER_VENDOR = `select coalesce(
    (select document -> 'connections' -> $2::text ->> 'provider' from countersign.documents
      where account = $1 and document -> 'connections' -> $2::text is not null order by version desc limit 1),
    (select t.data ->> 'through' from countersign.contracts c join countersign.trail t on t.contract = c.id
      where c.account = $1 and c.connection = $2 and t.event = 'sent' and t.data ? 'through' limit 1)) as vendor`;

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
    async drift(account, since, until) {
      const rows = await session.rows<DriftRow>({
        text: DRIFT,
        values: [toText(account), since, until],
      });
      return {
        count: rows[0]?.total ?? 0,
        fromCrm: rows[0]?.from_crm ?? 0,
        contracts: rows.map(({ reference, name }) => ({ reference, name })),
      };
    },
    async count(account, shownStatus) {
      const [row] = await session.rows<{ count: number }>({
        text: `select count(*)::integer as count from countersign.contracts where account = $1 and shown_status = $2`,
        values: [toText(account), toText(shownStatus)],
      });
      return row?.count ?? 0;
    },
    async formerVendor(account, connection) {
      const [row] = await session.rows<{ vendor: string | null }>({
        text: FORMER_VENDOR,
        values: [toText(account), toText(connection)],
      });
      return row?.vendor ?? undefined;
    },
    async openBy(account) {
      const rows = await session.rows<{ connection: string; count: number }>({
        text: `select connection, count(*)::integer as count from countersign.contracts
          where account = $1 and status in ('drafted', 'sent') group by connection`,
        values: [toText(account)],
      });
      return new Map(rows.map(({ connection, count }) => [connection, count]));
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

/** Told by narrow indexes alone: the rows themselves are wide, and a year has very many. */
function durations({ account, until, from, to, timezone }: Span): Statement {
  const [begin, end, more] =
    until === "sent"
      ? ["k.created_at", "c.sent_at", ""]
      : ["c.sent_at", "c.ended_at", "and c.sent_at is not null and c.status = 'signed'"];
  return {
    text: `with took as (
        select date_trunc('week', ${end} at time zone $4) as week, k.connection, k.playbook, k.person,
          floor(ln(greatest(date_part('epoch', ${end} - ${begin}), ${SHORTEST_SECONDS})) / ${BUCKET_STEP})::integer as bucket,
          count(*) as count
        from countersign.contracts c join countersign.catalogue k on k.contract = c.id and k.account = $1
        where c.account = $1 and ${end} >= $2 and ${end} < $3 ${more}
        group by 1, 2, 3, 4, 5
      )
      select to_char(week, 'YYYY-MM-DD') as week, case when grouping(connection) = 0 then 'connection'
          when grouping(playbook) = 0 then 'playbook' when grouping(person) = 0 then 'person' else 'all' end as by,
        coalesce(connection, playbook, person, '') as name, bucket, sum(count)::integer as count
      from took group by grouping sets ((week, bucket), (week, connection, bucket), (week, playbook, bucket),
        (week, person, bucket))`,
    values: [toText(account), from, to, timezone],
  };
}
