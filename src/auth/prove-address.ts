import { noteChange } from "../store/changes.ts";
import type { Session } from "../store/session.ts";
import { EVERYWHERE } from "./caller.ts";
import { addressOf, loginsOf } from "./login-name.ts";
import { endPassword, hashesOf } from "./passwords.ts";

/** A login that somebody comes to by single sign-on, with an address that the issuer calls theirs. */
export interface Proof {
  readonly person: string;
  /** The token of the session that they have in this browser already, if they have one. */
  readonly session?: string;
}

interface Deps {
  readonly inTransaction: <T>(run: (tx: Session) => Promise<T>) => Promise<T>;
  /** What changes are dated by. */
  readonly calendar: () => Date;
}

/**
 * Whoever proves an address takes its logins over, with the roles that their accounts meant for its owner. Their passwords
 * end: those who invited may know them. One that holds in every account is not handed out on an issuer's word: it has to be
 * proven by a session, too, and keeps its password for the day on which the issuer does not answer.
 */
export async function proveAddress({ inTransaction, calendar }: Deps, proof: Proof): Promise<boolean> {
  const { person, session } = proof;
  return inTransaction(async (tx) => {
    // somebody new is asked about again once they have their roles
    if ((await accountsOf(tx, person)).length === 0) return true;
    const hasPassword = (await hashesOf(tx, [person])).has(person);
    if (hasPassword && (await isEverywhere(tx, person))) {
      if (session === undefined) return false;
    } else if (hasPassword) await endPassword(tx, person, session);
    const [row] = await tx.rows<{ name: string; email: string }>({
      text: `update countersign_auth.people set "emailVerified" = true where id = $1 returning name, email`,
      values: [person],
    });
    if (row === undefined) return true;
    const email = addressOf(row.email);
    for (const { id } of await loginsOf(tx, email))
      if (id !== person && !(await isEverywhere(tx, id))) await merge(tx, id, person);
    if (!hasPassword) return true;
    for (const account of await accountsOf(tx, person))
      await noteChange(tx, {
        account,
        at: calendar(),
        event: "address_proven",
        by: { via: "session", name: row.name, email, id: person },
        data: { name: row.name, email },
      });
    return true;
  });
}

async function isEverywhere(tx: Session, person: string): Promise<boolean> {
  return (await accountsOf(tx, person)).includes(EVERYWHERE);
}

async function accountsOf(tx: Session, person: string): Promise<readonly string[]> {
  const rows = await tx.rows<{ account: string }>({
    text: "select account from countersign_auth.members where person = $1 order by account",
    values: [person],
  });
  return rows.map(({ account }) => account);
}

/** Roles, and what was made, go over; the stronger role stays. */
async function merge(tx: Session, from: string, to: string): Promise<void> {
  const values = [from, to];
  await tx.run({
    text: `insert into countersign_auth.members as own (account, person, role, at)
      select account, $2, role, at from countersign_auth.members where person = $1
      on conflict (person, account) do update set role = excluded.role
      where array_position(array['viewer', 'operator', 'owner'], excluded.role)
        > array_position(array['viewer', 'operator', 'owner'], own.role)`,
    values,
  });
  for (const table of ["keys", "links"])
    await tx.run({ text: `update countersign_auth.${table} set maker = $2 where maker = $1`, values });
  await tx.run({ text: "delete from countersign_auth.people where id = $1", values: [from] });
}
