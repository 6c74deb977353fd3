import type { Contract } from "../domain/contract.ts";
import { isOver } from "../domain/moves.ts";
import { CONTRACT_COLUMNS, toContract } from "./contract-row.ts";
import type { ContractRow } from "./contract-row.ts";
import { contractsNaming } from "./contracts-naming.ts";
import { eraseContract } from "./erase-contract.ts";
import { personParts } from "./person-parts.ts";
import { callsNaming, idsOfDeliveriesNaming, testsNaming } from "./records-naming.ts";
import { wordsOfPerson } from "./without-person.ts";
import type { Session } from "./session.ts";
import type { PersonErased, PersonFound, Persons } from "./person.ts";
import { toText } from "./to-jsonb.ts";

const LOCKED = `select ${CONTRACT_COLUMNS} from countersign.contracts
  where account = $1 and id = any($2::uuid[]) and status in ('declined', 'expired', 'withdrawn')
  order by id for update`;

/** What is kept of people who sign, found by their e-mail address; only inside a transaction. */
export function createPersons(session: Session): Persons {
  return {
    find: (account, address) => findPerson(session, account, plainEmail(address)),
    async count(account, address) {
      let count = 0;
      for await (const _ of contractsNaming(session, account, plainEmail(address))) count += 1;
      return count;
    },
    all: (account, address) => personParts(session, account, plainEmail(address)),
    erase: (account, address, at) => erasePerson(session, account, plainEmail(address), at),
  };
}

async function findPerson(session: Session, account: string, email: string): Promise<PersonFound> {
  const contracts = await contractsOf(session, account, email);
  const [made] = await session.rows<{ count: number }>({
    text: "select count(*)::integer as count from countersign.calls where account = $1 and contracts && $2::text[]",
    values: [toText(account), contracts.map(({ id }) => id)],
  });
  const asked = { account, email, words: wordsOfPerson(email, contracts), contracts };
  const naming = await callsNaming(session, asked);
  const tests = await testsNaming(session, asked);
  return {
    contracts,
    calls: (made?.count ?? 0) + naming.length,
    deliveries: await idsOfDeliveriesNaming(session, asked),
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
  const deliveries = await idsOfDeliveriesNaming(session, { account, email, words, contracts: over });
  const delivered = await session.run({
    text: "delete from countersign.deliveries where id = any($1::uuid[]) and state <> 'waiting'",
    values: [deliveries],
  });
  return { calls: made + naming, deliveries: delivered, tests: sent };
}

async function contractsOf(session: Session, account: string, email: string): Promise<readonly Contract[]> {
  const found: Contract[] = [];
  for await (const contract of contractsNaming(session, account, email)) found.push(contract);
  return found;
}

function plainEmail(address: string): string {
  return toText(address.trim().toLowerCase());
}

function references(contracts: readonly Contract[]): readonly string[] {
  return contracts.map(({ reference }) => reference);
}
