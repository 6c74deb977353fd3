import type { Session } from "../store/session.ts";
import { EVERYWHERE } from "./caller.ts";
import type { Guest, Let, Newcomer } from "./entrance.ts";
import type { Library } from "./library.ts";
import { furtherLoginName, loginsOf } from "./login-name.ts";
import type { Login } from "./login-name.ts";
import { addLogin, hashesOf } from "./passwords.ts";
import { cameBy, entered, INVALID, spend } from "./spend-link.ts";
import type { EntranceDeps } from "./spend-link.ts";
import { whoseIs } from "./whose-password.ts";

/**
 * Who holds an invitation has not proven its address: the one who made it holds it, too. So it gives a role to a login that
 * its holder proves by session or password, or else to a new one, whoever else signs in by the same address; and it does not
 * tell whether somebody does, but in the account itself.
 */
export async function takeUpInvitation(
  deps: EntranceDeps,
  token: string,
  guest: Guest,
  headers: Headers,
): Promise<Let> {
  const { session, links, admit } = deps;
  const link = await links.find(token);
  if (link?.email === undefined) return INVALID;
  const { email, account, role } = link;
  const known = await loginsOf(session, email);
  const { caller } = guest;
  if (caller?.kind === "person" && known.some(({ id }) => id === caller.id)) {
    const spent = await spend(deps, token, (tx) =>
      admit(tx)(caller.id, role, cameBy(account, caller.id, { name: caller.name, email }, role)),
    );
    return spent === undefined ? INVALID : { let: "in", account: spent.link.account, cookies: [] };
  }
  if (await isThere(session, known, account)) return { let: "out", because: "sign_in_first" };
  const newcomer = newcomerOf(guest, email);
  if (newcomer === undefined) return { let: "out", because: "name_and_password_needed" };
  const signIns = await deps.library();
  const [hash, own] = [await signIns.hash(newcomer.password), await ownOf(deps, signIns, known, newcomer)];
  const spent = await spend(deps, token, async (tx) => {
    const login = own ?? (await addedOf(tx, newcomer, hash));
    await admit(tx)(login.id, role, cameBy(account, login.id, newcomer, role));
    return login;
  });
  if (spent === undefined) return INVALID;
  const { id, loginName } = spent.made;
  const cookies = await signIns.signIn(loginName, newcomer.password, headers);
  // a second step may be asked for before anybody is in
  return own === undefined
    ? entered(deps, spent.link, id, cookies)
    : { let: "in", account: spent.link.account, cookies };
}

/** Somebody of this address has a role there: its people see that anyway, in their list. */
async function isThere(session: Session, known: readonly Login[], account: string): Promise<boolean> {
  const rows = await session.rows({
    text: "select from countersign_auth.members where person = any($1) and account in ($2, $3) limit 1",
    values: [known.map(({ id }) => id), account, EVERYWHERE],
  });
  return rows.length > 0;
}

/** The login whose password this is already: it is proof as it is at the sign-in, and counted as there. */
async function ownOf(
  { session, brake }: EntranceDeps,
  library: Library,
  known: readonly Login[],
  { email, password }: Newcomer,
): Promise<Login | undefined> {
  // takes its time also where nobody is known: it must not tell
  if (known.length === 0) await library.hash(password);
  if (known.length === 0 || (await brake.trying(email)) !== undefined) return undefined;
  const hashes = await hashesOf(
    session,
    known.map(({ id }) => id),
  );
  const own = await whoseIs(library, known, hashes, password);
  if (own !== undefined) await brake.uncounted(email);
  return own;
}

/** One at a time by address: the first is called by it. */
async function addedOf(tx: Session, { name, email }: Newcomer, hash: string): Promise<Login> {
  await tx.run({ text: "select pg_advisory_xact_lock(hashtextextended($1, 0))", values: [email] });
  const isFirst = (await loginsOf(tx, email)).every(({ loginName }) => loginName !== email);
  const loginName = isFirst ? email : furtherLoginName(email);
  return { id: await addLogin(tx, { name, loginName, hash }), loginName };
}

function newcomerOf({ name, password }: Guest, email: string): Newcomer | undefined {
  return name === undefined || password === undefined ? undefined : { name, email, password };
}
