import type { Contract } from "../domain/contract.ts";
import { isOver } from "../domain/moves.ts";
import { CONTRACT_COLUMNS, toContract } from "./contract-row.ts";
import type { ContractRow } from "./contract-row.ts";
import { eraseContract } from "./erase-contract.ts";
import { namesWord } from "./names-word.ts";
import { callsNaming, deliveriesNaming, testsNaming } from "./records-naming.ts";
import { wordsOfPerson } from "./without-person.ts";
import type { Session } from "./session.ts";
import type { PersonErased, PersonFound, Persons } from "./person.ts";
import { toText } from "./to-jsonb.ts";
import { toTrailEntry } from "./trail.ts";
import type { TrailRow } from "./trail.ts";

// Signers stand in what was filled in and in what the vendor said; the e-mail is looked for wherever a row may name it.
const OF_PERSON = `select ${CONTRACT_COLUMNS} from countersign.contracts
  where account = $1 and (position($2 in lower("order"::text)) > 0 or position($2 in lower(remote::text)) > 0
    or position($2 in lower(about::text)) > 0)
  order by created_at, id`;

const LOCKED = `select ${CONTRACT_COLUMNS} from countersign.contracts
  where account = $1 and id = any($2::uuid[]) and status in ('declined', 'expired', 'withdrawn')
  order by id for update`;

const TRAIL = `select contract, at, event, actor, data from countersign.trail where contract = any($1::uuid[]) order by contract, id`;

/** What is kept of people who sign, found by their e-mail address; only inside a transaction. */
export function createPersons(session: Session): Persons {
  return {
    find: (account, address) => findPerson(session, account, plainEmail(address)),
    erase: (account, address, at) => erasePerson(session, account, plainEmail(address), at),
  };
}

async function findPerson(session: Session, account: string, email: string): Promise<PersonFound> {
  const contracts = await contractsOf(session, account, email);
  const ids = contracts.map(({ id }) => id);
  const trail = await session.rows<TrailRow>({ text: TRAIL, values: [ids] });
  const byContract = Map.groupBy(trail, ({ contract }) => contract);
  const [made] = await session.rows<{ count: number }>({
    text: "select count(*)::integer as count from countersign.calls where account = $1 and contracts && $2::text[]",
    values: [toText(account), ids],
  });
  const asked = { account, email, words: wordsOfPerson(email, contracts), contracts };
  const naming = await callsNaming(session, asked);
  const tests = await testsNaming(session, asked);
  return {
    contracts: contracts.map((contract) => ({
      contract,
      trail: (byContract.get(contract.id) ?? []).map(toTrailEntry),
    })),
    calls: (made?.count ?? 0) + naming.length,
    deliveries: await deliveriesNaming(session, asked),
    tests: [...tests.values()],
  };
}

/** Contracts come last, so that nobody who writes one waits while all that is kept is looked through. */
async function erasePerson(
  session: Session,
  account: string,
  email: string,
  at: Date,
): Promise<PersonErased> {
  const all = await contractsOf(session, account, email);
  const over = all.filter(({ status }) => isOver(status));
  const known = wordsOfPerson(email, all);
  await session.run({ text: "set local countersign.erasing = 'on'", values: [] });
  const records = await eraseRecords(session, { account, email, words: known, all, over });
  const rows = await session.rows<ContractRow>({
    text: LOCKED,
    values: [toText(account), over.map(({ id }) => id)],
  });
  const gone = rows.map(toContract);
  const words = wordsOfPerson(email, [...all, ...gone]);
  for (const contract of gone) await eraseContract(session, contract, { email, words, at });
  const erased = new Set(gone.map(({ id }) => id));
  const left = all.filter(({ id }) => !erased.has(id));
  return {
    erased: references(all.filter(({ id }) => erased.has(id))),
    kept: references(left.filter(({ status }) => status === "signed")),
    open: references(left.filter(({ status }) => status !== "signed")),
    ...records,
  };
}

interface Whose {
  readonly account: string;
  readonly email: string;
  readonly words: readonly string[];
  readonly all: readonly Contract[];
  readonly over: readonly Contract[];
}

async function eraseRecords(
  session: Session,
  { account, email, words, all, over }: Whose,
): Promise<Pick<PersonErased, "calls" | "deliveries" | "tests">> {
  const open = all.filter((contract) => !over.includes(contract));
  const made = await session.run({
    text: `delete from countersign.calls where account = $1 and contracts && $2::text[] and not contracts && $3::text[]`,
    values: [toText(account), over.map(({ id }) => id), open.map(({ id }) => id)],
  });
  const calls = await callsNaming(session, { account, email, contracts: open });
  const naming = await session.run({
    text: "delete from countersign.calls where id = any($1::bigint[])",
    values: [calls],
  });
  const tests = await testsNaming(session, { account, email });
  const sent = await session.run({
    text: "delete from countersign.test_sends where account = $1 and key = any($2::text[])",
    values: [toText(account), [...tests.keys()]],
  });
  const deliveries = await deliveriesNaming(session, { account, email, words, contracts: over });
  const delivered = await session.run({
    text: "delete from countersign.deliveries where id = any($1::uuid[]) and state <> 'waiting'",
    values: [deliveries.map(({ id }) => id)],
  });
  return { calls: made + naming, deliveries: delivered, tests: sent };
}

async function contractsOf(session: Session, account: string, email: string): Promise<readonly Contract[]> {
  const rows = await session.rows<ContractRow>({ text: OF_PERSON, values: [toText(account), email] });
  return rows
    .map(toContract)
    .filter(({ order, remote, about }) => namesWord(JSON.stringify([order, remote, about]), email));
}

function plainEmail(address: string): string {
  return toText(address.trim().toLowerCase());
}

function references(contracts: readonly Contract[]): readonly string[] {
  return contracts.map(({ reference }) => reference);
}
