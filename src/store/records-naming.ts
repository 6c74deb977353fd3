import type { Contract } from "../domain/contract.ts";
import { namesWord } from "./names-word.ts";
import type { Session } from "./session.ts";
import { toText } from "./to-jsonb.ts";

// Where an address may stand is found by the database; whether it stands there by itself is looked at here. The database
// knows capitals of no letter beyond ASCII where it was made so.
const DELIVERIES = `select id from countersign.deliveries where account = $1 and state <> 'waiting'
  and (deals ?| $3::text[] or exists (select from unnest($2::text[]) as word
    where position(convert_to(word, 'UTF8') in body) > 0 or position(word in lower(encode(body, 'escape'))) > 0
      or position(word in lower(reason)) > 0)
    or exists (select from unnest($4::text[]) as mark where position(convert_to(mark, 'UTF8') in body) > 0))
  order by id`;

const CALLS = `select id::text as id from countersign.calls where account = $1 and not contracts && $3::text[]
  and exists (select from unnest($2::text[]) as word, lateral (values (url), (request_body), (response_body)) as told(text)
    where position(word in text) > 0 or position(word in lower(text)) > 0)
  order by id`;

const TESTS = `select key, reference, connection, at, "order" from countersign.test_sends
  where account = $1 and position($2 in lower("order"::text)) > 0 order by at, key`;

/** So many calls are read at once. */
const SLICE = 100;
/** A delivery may hold a megabyte. */
const DELIVERIES_AT_ONCE = 10;

/** Whose records are looked for. */
export interface Asked {
  readonly account: string;
  /** In lower case. */
  readonly email: string;
  /** The address, and names; these count only in what is about the contracts that call the person so. */
  readonly words: readonly string[];
  readonly contracts: readonly Pick<Contract, "id" | "dealId" | "reference" | "remoteId">[];
}

/** A delivery as the person may have it. */
export interface NamingDelivery {
  readonly id: string;
  readonly receivedAt: Date;
  readonly body: string;
}

type DeliveryRow = { id: string; received_at: Date; body: Buffer; reason: string | null; deals: string[] };

/** Deliveries that name the address; or that are about one of these contracts or its deal, and name whom it was with. */
export async function* deliveriesNaming(session: Session, asked: Asked): AsyncGenerator<NamingDelivery> {
  const { account, email, words, contracts } = asked;
  const deals = new Set(contracts.map(({ dealId }) => dealId));
  const marks = contracts.flatMap(({ dealId, reference, remoteId = dealId }) => [
    dealId,
    reference,
    remoteId,
  ]);
  const values = [toText(account), asWritten(email), [...deals], [...new Set(marks)]];
  const ids = await idsOf(session, DELIVERIES, values);
  for (const slice of slices(ids, DELIVERIES_AT_ONCE)) {
    const rows = await session.rows<DeliveryRow>({
      text: "select id, received_at, body, reason, deals from countersign.deliveries where id = any($1::uuid[]) order by id",
      values: [slice],
    });
    for (const { id, received_at: receivedAt, body: bytes, reason, deals: about } of rows) {
      const body = bytes.toString("utf8");
      const isTheirs = about.some((deal) => deals.has(deal)) || marks.some((mark) => namesWord(body, mark));
      const isNamed = (isTheirs ? words : [email]).some(
        (word) => namesWord(body, word) || namesWord(reason ?? "", word),
      );
      if (isNamed) yield { id, receivedAt, body };
    }
  }
}

/** Their ids alone. */
export async function idsOfDeliveriesNaming(session: Session, asked: Asked): Promise<readonly string[]> {
  const ids: string[] = [];
  for await (const { id } of deliveriesNaming(session, asked)) ids.push(id);
  return ids;
}

type CallRow = { id: string; url: string; request_body: string | null; response_body: string | null };

/** Ids of recorded calls that name the address, but of those that were made for these contracts. */
export async function callsNaming(
  session: Session,
  { account, email, contracts }: Omit<Asked, "words">,
): Promise<readonly string[]> {
  const made = contracts.map(({ id }) => id);
  const ids = await idsOf(session, CALLS, [toText(account), asWritten(email), made]);
  const found: string[] = [];
  for (const slice of slices(ids, SLICE)) {
    const rows = await session.rows<CallRow>({
      text: "select id::text as id, url, request_body, response_body from countersign.calls where id = any($1::bigint[])",
      values: [slice],
    });
    const naming = rows.filter(({ url, request_body: asking, response_body: answer }) =>
      [url, asking ?? "", answer ?? ""].some((text) => namesWord(text, email)),
    );
    found.push(...naming.map(({ id }) => id));
  }
  return found;
}

/** A contract that somebody sent to themselves, as the person may have it. */
export interface NamingTest {
  readonly reference: string;
  readonly connection: string;
  readonly at: Date;
  readonly order: NonNullable<Contract["order"]>;
}

/** By the key of their wish. */
export async function testsNaming(
  session: Session,
  { account, email }: Pick<Asked, "account" | "email">,
): Promise<ReadonlyMap<string, NamingTest>> {
  const rows = await session.rows<NamingTest & { key: string }>({
    text: TESTS,
    values: [toText(account), email],
  });
  const naming = rows.filter(({ order }) => namesWord(JSON.stringify(order), email));
  return new Map(naming.map(({ key, ...one }) => [key, one]));
}

async function idsOf(session: Session, text: string, values: readonly unknown[]): Promise<readonly string[]> {
  const rows = await session.rows<{ id: string }>({ text, values: [...values] });
  return rows.map(({ id }) => id);
}

/** The same ids, so many at a time. */
export function slices(ids: readonly string[], size: number): readonly (readonly string[])[] {
  return Array.from({ length: Math.ceil(ids.length / size) }, (_, at) =>
    ids.slice(at * size, (at + 1) * size),
  );
}

/** As it is, as forms write it and as JSON may. */
function asWritten(email: string): readonly string[] {
  const inForm = encodeURIComponent(email).toLowerCase();
  const inJson = email.replaceAll(/[^\0-\x7f]/gu, (letter) =>
    Array.from({ length: letter.length }, (_, at) => letter.charCodeAt(at))
      .map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`)
      .join(""),
  );
  return [...new Set([email, inForm, inJson])];
}
