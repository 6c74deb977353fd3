import type { Session } from "./session.ts";

/** What is new for people who are looking at a page. */
export interface News {
  /** Where reading goes on from. */
  readonly at: Place;
  /** Contracts whose trail has grown, each with its newest entry; some of them were told before. */
  readonly contracts: readonly {
    readonly account: string;
    readonly reference: string;
    readonly entry: string;
  }[];
  /** Deliveries that came, by account. */
  readonly deliveries: readonly { readonly account: string; readonly count: number }[];
}

/** A place in the trail and among the deliveries. */
export interface Place {
  readonly entry: string;
  readonly delivery: string;
}

type ContractRow = { account: string; reference: string; entry: string };
type NewestRow = { entry: string; delivery: string | null };
type CountRow = { account: string; count: number };

const FIRST = "00000000-0000-0000-0000-000000000000";
/** Entries that were committed behind the newest are found by looking back over so many. */
const LOOK_BACK = 50;
const MOST = 500;

/** News of all accounts since that place; without one, only where to go on from. One reader serves all who look. */
export async function readNews(session: Session, since?: Place): Promise<News> {
  const [newest] = await session.rows<NewestRow>({
    name: "news.newest",
    text: `select coalesce(pg_sequence_last_value(pg_get_serial_sequence('countersign.trail', 'id')), 0)::text as entry,
      (select id::text from countersign.deliveries order by id desc limit 1) as delivery`,
  });
  const at = { entry: newest?.entry ?? "0", delivery: newest?.delivery ?? FIRST };
  if (since === undefined) return { at, contracts: [], deliveries: [] };
  const [contracts, deliveries] = await Promise.all([
    at.entry === since.entry ? [] : changed(session, since.entry),
    at.delivery === since.delivery ? [] : knocked(session, since.delivery),
  ]);
  return { at, contracts, deliveries };
}

function changed(session: Session, entry: string): Promise<readonly ContractRow[]> {
  return session.rows<ContractRow>({
    name: "news.contracts",
    text: `select c.account, c.reference, t.entry from (
        select contract, max(id)::text as entry from (
          select contract, id from countersign.trail where id > $1::bigint - ${LOOK_BACK} order by id limit ${MOST * 4}) newest
        group by contract) t
      join countersign.contracts c on c.id = t.contract limit ${MOST}`,
    values: [entry],
  });
}

function knocked(session: Session, delivery: string): Promise<readonly CountRow[]> {
  return session.rows<CountRow>({
    name: "news.deliveries",
    text: `select account, count(*)::integer as count from countersign.deliveries where id > $1::uuid group by account`,
    values: [delivery],
  });
}
