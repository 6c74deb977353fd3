import type { Contract } from "../domain/contract.ts";
import { CALL_COLUMNS, toCall } from "./calls.ts";
import type { CallRow } from "./calls.ts";
import { contractsNaming } from "./contracts-naming.ts";
import type { PersonCall, PersonPart } from "./person.ts";
import { callsNaming, deliveriesNaming, slices, testsNaming } from "./records-naming.ts";
import type { Asked } from "./records-naming.ts";
import type { Session } from "./session.ts";
import { toText } from "./to-jsonb.ts";
import { toTrailEntry } from "./trail.ts";
import type { TrailRow } from "./trail.ts";
import { wordsOfPerson } from "./without-person.ts";

const TRAIL =
  "select contract, at, event, actor, data from countersign.trail where contract = $1 order by id";

const MADE = `select id::text as id from countersign.calls where account = $1 and contracts && $2::text[]`;

const CALLS = `select id, ${CALL_COLUMNS} from countersign.calls where account = $1 and id = any($2::bigint[]) order by id`;

/** A call has two bodies of 8 KiB. */
const CALLS_AT_ONCE = 50;

/** All that is kept of somebody, by their address in lower case: contracts, calls, deliveries, tests, a few at a time in memory. */
export async function* personParts(
  session: Session,
  account: string,
  email: string,
): AsyncGenerator<PersonPart> {
  const contracts: Asked["contracts"][number][] = [];
  const words = new Set(wordsOfPerson(email, []));
  for await (const contract of contractsNaming(session, account, email)) {
    contracts.push(marksOf(contract));
    for (const word of wordsOfPerson(email, [contract])) words.add(word);
    const trail = await session.rows<TrailRow>({ text: TRAIL, values: [contract.id] });
    yield { kind: "contracts", contract, trail: trail.map(toTrailEntry) };
  }
  const asked = { account, email, words: [...words], contracts };
  for await (const call of callsOf(session, asked)) yield { kind: "calls", call };
  for await (const delivery of deliveriesNaming(session, asked)) yield { kind: "deliveries", delivery };
  for (const test of (await testsNaming(session, asked)).values()) yield { kind: "tests", test };
}

/** What records are known by that are about it. */
function marksOf({ id, dealId, reference, remoteId }: Contract): Asked["contracts"][number] {
  return { id, dealId, reference, ...(remoteId === undefined ? {} : { remoteId }) };
}

/** Those that were made for the person's contracts, and those that name the address. */
async function* callsOf(session: Session, asked: Asked): AsyncGenerator<PersonCall> {
  const { account, contracts } = asked;
  const own = new Set(contracts.map(({ id }) => id));
  const made = await session.rows<{ id: string }>({ text: MADE, values: [toText(account), [...own]] });
  const naming = await callsNaming(session, asked);
  const ids = [...made.map(({ id }) => id), ...naming].toSorted((a, b) => Number(a) - Number(b));
  for (const slice of slices(ids, CALLS_AT_ONCE)) {
    const rows = await session.rows<CallRow>({ text: CALLS, values: [toText(account), slice] });
    for (const row of rows) yield withoutOthers(toCall(row), own);
  }
}

/** What was read for contracts of others in the same call is theirs: of such a call neither bodies nor query are handed out. */
function withoutOthers(call: PersonCall, own: ReadonlySet<string>): PersonCall {
  const sharedWith = call.contracts.filter((id) => !own.has(id)).length;
  if (sharedWith === 0) return call;
  const { requestBody: _asked, responseBody: _answered, contracts, url, ...plain } = call;
  const [address = ""] = url.split("?");
  return { ...plain, url: address, contracts: contracts.filter((id) => own.has(id)), sharedWith };
}
