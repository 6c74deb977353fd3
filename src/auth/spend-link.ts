import type { NewChange } from "../store/change.ts";
import type { Session } from "../store/session.ts";
import type { createAdmit } from "./admit.ts";
import type { Brake } from "./brake.ts";
import type { Let, Newcomer } from "./entrance.ts";
import type { Library } from "./library.ts";
import { createLinks } from "./links.ts";
import type { Link, Links } from "./links.ts";
import type { Members } from "./members.ts";

/** What the doors need that open by a one-time link. */
export interface EntranceDeps {
  readonly session: Session;
  readonly inTransaction: <T>(run: (tx: Session) => Promise<T>) => Promise<T>;
  readonly members: Members;
  readonly links: Links;
  readonly library: () => Promise<Library>;
  readonly hasSingleSignOn: () => boolean;
  readonly note: (change: Omit<NewChange, "at">) => Promise<void>;
  readonly admit: ReturnType<typeof createAdmit>;
  readonly brake: Brake;
  /** The `set-cookie` line by which this browser is known from now on, see {@link Devices}. */
  readonly remember: (person: string) => Promise<string | undefined>;
  readonly now: () => Date;
}

/** What came of a link inside the transaction that takes it; `undefined` = it is not there any more. */
type Spent<T> = { readonly link: Link; readonly made: T } | undefined;

/** The link is none, or none any more. */
export const INVALID: Let = { let: "out", because: "link_invalid" };

/** How it is written down that somebody came. Without a role: the owner of everything. */
export function cameBy(
  account: string,
  id: string,
  { name, email }: Pick<Newcomer, "name" | "email">,
  role?: string,
): Omit<NewChange, "at"> {
  const by = { via: "link", name, email, id } as const;
  if (role === undefined) return { account, event: "owner_came", by, data: { name, email } };
  return { account, event: "person_came", by, data: { name, email, role } };
}

/** The link, and all that is done by it, in one transaction: two calls at once are one, and half of it never stands. */
export function spend<T>(
  { inTransaction, now }: Pick<EntranceDeps, "inTransaction" | "now">,
  token: string,
  run: (tx: Session, link: Link) => Promise<T>,
): Promise<Spent<T>> {
  return inTransaction(async (tx) => {
    const link = await createLinks(tx, now).take(token);
    return link && { link, made: await run(tx, link) };
  });
}

/** Lets somebody in with a new session, and knows their browser from now on. */
export async function entered(
  { remember }: Pick<EntranceDeps, "remember">,
  { account }: Link,
  person: string,
  cookies: readonly string[],
): Promise<Let> {
  const device = await remember(person);
  return { let: "in", account, cookies: device === undefined ? cookies : [...cookies, device] };
}
