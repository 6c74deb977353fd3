import { uuidv7 } from "../store/reference.ts";
import type { Session } from "../store/session.ts";

/** Somebody new, with what is kept of their password. */
export interface NewLogin {
  readonly name: string;
  /** What the sign-in library calls them. */
  readonly loginName: string;
  readonly hash: string;
}

/** Adds somebody as the sign-in library keeps them, in the transaction that gives them a role. Resolves to the id. */
export async function addLogin(tx: Session, { name, loginName, hash }: NewLogin): Promise<string> {
  const id = uuidv7();
  await tx.run({
    text: `insert into countersign_auth.people (id, name, email, "emailVerified", "twoFactorEnabled")
      values ($1, $2, $3, false, false)`,
    values: [id, name, loginName],
  });
  await setPassword(tx, id, hash);
  return id;
}

/** Another password: whoever was in is out, and no second factor is asked for. */
export async function renewPassword(tx: Session, person: string, hash: string): Promise<void> {
  await endPassword(tx, person);
  await setPassword(tx, person, hash);
}

/**
 * From now on no password, second factor, device or session lets this person in. `but`: the token of a session that goes on.
 */
export async function endPassword(tx: Session, person: string, but = ""): Promise<void> {
  const values = [person];
  await tx.run({
    text: `delete from countersign_auth.sign_ins where "userId" = $1 and "providerId" = 'credential'`,
    values,
  });
  await tx.run({
    text: `delete from countersign_auth.sessions where "userId" = $1 and token <> $2`,
    values: [person, but],
  });
  await tx.run({ text: `delete from countersign_auth.second_factors where "userId" = $1`, values });
  await tx.run({
    text: `update countersign_auth.people set "twoFactorEnabled" = false where id = $1`,
    values,
  });
  await tx.run({
    text: `delete from countersign_auth.verifications where value = $1 and identifier like 'trust-device-%'`,
    values,
  });
}

/** What is kept of their passwords, by person; nobody stands there who has none. */
export async function hashesOf(
  session: Session,
  people: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await session.rows<{ person: string; password: string }>({
    text: `select "userId" as person, password from countersign_auth.sign_ins
      where "userId" = any($1) and "providerId" = 'credential' and password is not null`,
    values: [people],
  });
  return new Map(rows.map(({ person, password }) => [person, password]));
}

async function setPassword(tx: Session, person: string, hash: string): Promise<void> {
  await tx.run({
    text: `insert into countersign_auth.sign_ins (id, "accountId", "providerId", "userId", password, "updatedAt")
      values ($1, $2, 'credential', $2, $3, now())`,
    values: [uuidv7(), person, hash],
  });
}
