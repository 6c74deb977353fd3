import type { Session } from "../store/session.ts";
import { noteChange } from "../store/changes.ts";
import type { ChangeEvent, Doer } from "../store/change.ts";
import type { JsonObject } from "../domain/json.ts";
import { makerOf } from "./api-keys.ts";
import { forgetAccount } from "./forget-accounts.ts";
import { createLinks } from "./links.ts";
import { checkGiver, endMade, madeBeyond } from "./made-by.ts";
import type { Made } from "./made-by.ts";
import { createMembers } from "./members.ts";
import type { MemberChange } from "./members.ts";
import type { People } from "./people.ts";

const INVITATION_MS = 7 * 24 * 3_600_000;

export interface PeopleDeps {
  readonly session: Session;
  readonly inTransaction: <T>(run: (tx: Session) => Promise<T>) => Promise<T>;
  readonly now: () => Date;
  /** What changes are dated by. */
  readonly calendar: () => Date;
}

/** Roles and invitations; each change is written down in the transaction that makes it. */
export function createPeople({ session, inTransaction, now, calendar }: PeopleDeps): People {
  const members = createMembers(session, inTransaction, now);
  const links = createLinks(session, now);

  async function noted(tx: Session, account: string, event: ChangeEvent, by: Doer, data: JsonObject) {
    await noteChange(tx, { account, at: calendar(), event, by, data });
  }

  /** `run` is given the same rooms inside the transaction. */
  async function changed(
    place: { readonly account: string; readonly person: string; readonly by: Doer },
    event: ChangeEvent,
    run: (tx: ReturnType<typeof createMembers>) => Promise<MemberChange>,
    more: JsonObject = {},
  ): Promise<MemberChange> {
    const { account, person, by } = place;
    return inTransaction(async (tx) => {
      const within = createMembers(tx, (inside) => inside(tx), now);
      const before = (await within.list(account)).find(
        ({ id, isEverywhere }) => id === person && isEverywhere === (account === "*"),
      );
      const change = await run(within);
      if (change === "done" && before !== undefined) {
        const { name, email, role } = before;
        const maker = { account, person, at: now() };
        const made = await madeBeyond(tx, maker, await within.rolesOf(person));
        await endMade(tx, made);
        await noted(tx, account, event, by, { name, email, from: role, ...more, ...namesOf(made) });
      }
      return change;
    });
  }

  return {
    list: (account) => members.list(account),
    change: (account, person, role, by) =>
      changed({ account, person, by }, "role_changed", (within) => within.change(account, person, role), {
        to: role,
      }),
    remove: (account, person, by) =>
      changed({ account, person, by }, "person_removed", (within) => within.remove(account, person)),
    async ends(account, person, role) {
      const roles = new Map(await members.rolesOf(person));
      if (!roles.has(account)) return undefined;
      roles.delete(account);
      if (role !== undefined) roles.set(account, role);
      return madeBeyond(session, { account, person, at: now() }, roles);
    },
    invitations: (account) => links.list(account),
    withdraw: (account, id, by) =>
      inTransaction(async (tx) => {
        const gone = await createLinks(tx, now).withdraw(account, id);
        if (gone?.email === undefined) return false;
        await noted(tx, account, "invitation_withdrawn", by, { email: gone.email, role: gone.role });
        return true;
      }),
    invite: ({ account, role, by, email: given }) =>
      inTransaction(async (tx) => {
        await checkGiver(tx, account, by.id);
        const email = given.toLowerCase();
        const endsAt = new Date(now().getTime() + INVITATION_MS);
        const maker = by.id === undefined ? {} : { maker: by.id };
        const invitation = { account, role, email, by: makerOf(by.name, by.email), endsAt, ...maker };
        const made = await createLinks(tx, now).add(invitation);
        await noted(tx, account, "invited", by, { email, role });
        return made;
      }),
    forget: (account, by) =>
      inTransaction(async (tx) => {
        // whoever makes the account waits: what its people get afterwards stays theirs
        await tx.run({ text: "lock table countersign.documents in share mode" });
        const text = "select from countersign.documents where account = $1 limit 1";
        if ((await tx.rows({ text, values: [account] })).length > 0) return false;
        await forgetAccount({ inTransaction: (run) => run(tx), at: calendar() }, account, by);
        return true;
      }),
  };
}

/** For the trail; empty where nothing ended. */
function namesOf(made: readonly Made[]): JsonObject {
  const names = (kind: Made["kind"]) => made.filter((one) => one.kind === kind).map(({ name }) => name);
  return made.length === 0 ? {} : { keys: names("key"), invitations: names("invitation") };
}
