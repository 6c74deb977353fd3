import type { Session } from "../store/session.ts";
import { EVERYWHERE, includes, readRole, roleIn } from "./caller.ts";
import type { Role } from "./caller.ts";

/** A key or an open invitation that somebody made. */
export interface Made {
  readonly id: string;
  readonly kind: "key" | "invitation";
  readonly account: string;
  /** The key's, or whom it invites. */
  readonly name: string;
  readonly role: Role;
}

type MadeRow = { id: string; kind: string; account: string; name: string; role: string };

const MADE = `select * from (
    select id, 'key' as kind, account, name, role from countersign_auth.keys
      where maker = $1 and (ends_at is null or ends_at > $2)
    union all select id, 'invitation', account, email, role from countersign_auth.links
      where maker = $1 and email is not null and ends_at > $2
  ) as made where $3 in (account, '*') order by kind, name, id`;

/**
 * What this person made in the account, or anywhere for {@link EVERYWHERE}, that gives more than they may do there
 * themselves once they have these `roles` and no others.
 */
export async function madeBeyond(
  session: Session,
  { account, person, at }: { readonly account: string; readonly person: string; readonly at: Date },
  roles: ReadonlyMap<string, Role>,
): Promise<readonly Made[]> {
  const rows = await session.rows<MadeRow>({ text: MADE, values: [person, at, account] });
  const everywhere = roles.get(EVERYWHERE);
  const caller = { roles, ...(everywhere === undefined ? {} : { everywhere }) };
  return rows.flatMap(({ kind, role: text, ...row }) => {
    const role = readRole(text);
    if (role === undefined) return [];
    const own = row.account === EVERYWHERE ? everywhere : roleIn(caller, row.account);
    if (own !== undefined && includes(own, role)) return [];
    return [{ ...row, role, kind: kind === "key" ? "key" : "invitation" } as const];
  });
}

/** Ends them: from the next call on the keys are nobody's, and the invitations let nobody in. */
export async function endMade(session: Session, made: readonly Made[]): Promise<void> {
  const ids = (kind: Made["kind"]) => made.filter((one) => one.kind === kind).map(({ id }) => id);
  await session.run({
    text: "delete from countersign_auth.keys where id = any($1::uuid[])",
    values: [ids("key")],
  });
  await session.run({
    text: "delete from countersign_auth.links where id = any($1::uuid[])",
    values: [ids("invitation")],
  });
}

/** Whoever gives a role lost their own while they did. */
export class MayNotGive extends Error {
  override readonly name = "MayNotGive";
}

/**
 * Does this person still own the account? Nobody takes that away before the transaction ends: whoever removes them finds
 * what it makes. Without a `giver` it is the service itself. Throws {@link MayNotGive}.
 */
export async function checkGiver(tx: Session, account: string, giver: string | undefined): Promise<void> {
  if (giver === undefined) return;
  const rows = await tx.rows({
    text: `select from countersign_auth.members
      where person = $1 and account in ($2, '*') and role = 'owner' for share`,
    values: [giver, account],
  });
  if (rows.length === 0) throw new MayNotGive("This needs an owner.");
}
