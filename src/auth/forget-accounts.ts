import { noteChange } from "../store/changes.ts";
import type { Doer } from "../store/change.ts";
import type { Session } from "../store/session.ts";
import { EVERYWHERE } from "./caller.ts";

type InTransaction = <T>(run: (tx: Session) => Promise<T>) => Promise<T>;

interface Moment {
  readonly inTransaction: InTransaction;
  readonly at: Date;
}

/** So long an account may be missing from the configuration by mistake. */
const ABSENT_MS = 24 * 3_600_000;

/** Somebody has a role there, or is to have one. */
const PLACES = `select account from countersign_auth.members union select account from countersign_auth.keys
  union select account from countersign_auth.links`;

/**
 * Takes roles, keys and invitations in accounts that have been out of the configuration for a day: an account that is made
 * later under the same id has nothing to do with them. `configured`: the accounts there are.
 */
export async function forgetAbsentAccounts(
  { inTransaction, at }: Moment,
  configured: readonly string[],
): Promise<readonly string[]> {
  const known = [EVERYWHERE, ...configured];
  const gone = await inTransaction(async (tx) => {
    await tx.run({ text: "delete from countersign_auth.absences where account = any($1)", values: [known] });
    await tx.run({
      text: `insert into countersign_auth.absences (account, since)
        select account, $2 from (${PLACES}) as places where account <> all($1) on conflict do nothing`,
      values: [known, at],
    });
    const rows = await tx.rows<{ account: string }>({
      text: "select account from countersign_auth.absences where since <= $1",
      values: [new Date(at.getTime() - ABSENT_MS)],
    });
    return rows.map(({ account }) => account);
  });
  for (const account of gone)
    await forgetAccount({ inTransaction, at }, account, { via: "machine", name: "countersign" });
  return gone;
}

/** The same for one account, at once. */
export async function forgetAccount({ inTransaction, at }: Moment, account: string, by: Doer): Promise<void> {
  if (account === EVERYWHERE) return;
  await inTransaction(async (tx) => {
    const values = [account];
    const people = await tx.rows<{ id: string; name: string }>({
      text: `delete from countersign_auth.members using countersign_auth.people
        where members.account = $1 and people.id = members.person returning people.id, people.name`,
      values,
    });
    const keys = await tx.rows<{ name: string }>({
      text: "delete from countersign_auth.keys where account = $1 returning name",
      values,
    });
    const links = await tx.run({ text: "delete from countersign_auth.links where account = $1", values });
    await tx.run({
      text: `delete from countersign_auth.people where id = any($1)
        and not exists (select from countersign_auth.members where person = people.id)`,
      values: [people.map(({ id }) => id)],
    });
    await tx.run({ text: "delete from countersign_auth.absences where account = $1", values });
    if (people.length + keys.length + links === 0) return;
    const data = { people: people.map(({ name }) => name), keys: keys.map(({ name }) => name) };
    await noteChange(tx, { account, at, event: "account_forgotten", by, data });
  });
}
