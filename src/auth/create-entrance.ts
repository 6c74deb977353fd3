import type { NewChange } from "../store/change.ts";
import type { Admit } from "./admit.ts";
import { EVERYWHERE } from "./caller.ts";
import type { Entrance, Guest, Invited, Let, Newcomer } from "./entrance.ts";
import type { Library } from "./library.ts";
import type { Link, Links } from "./links.ts";
import type { Members } from "./members.ts";

const OWNER_LINK_MS = 24 * 3_600_000;

export interface EntranceDeps {
  readonly members: Members;
  readonly links: Links;
  readonly library: () => Promise<Library>;
  readonly hasSingleSignOn: () => boolean;
  readonly note: (change: Omit<NewChange, "at">) => Promise<void>;
  readonly admit: Admit;
  readonly now: () => Date;
}

const INVALID: Let = { let: "out", because: "link_invalid" };

/** The doors for those who have no session yet. */
export function createEntrance(deps: EntranceDeps): Entrance {
  const { members, links, library, hasSingleSignOn, note, admit, now } = deps;
  return {
    needsOwner: async () => !(await members.hasOwner()),
    hasSingleSignOn,
    async openForOwner() {
      const endsAt = new Date(now().getTime() + OWNER_LINK_MS);
      const link = { account: EVERYWHERE, role: "owner", by: { name: "countersign" }, endsAt } as const;
      const { token } = await links.add(link);
      await note({
        account: EVERYWHERE,
        event: "owner_link_made",
        by: { via: "machine", name: "countersign" },
      });
      return token;
    },
    async look(token) {
      const link = await links.find(token);
      return link && (await invitedBy(link, members));
    },
    async welcome(token, newcomer, headers) {
      const link = await links.find(token);
      if (link === undefined || link.email !== undefined) return INVALID;
      const signIns = await library();
      return spend(deps, token, async () => {
        const person = await ownerOf(signIns, members, newcomer);
        await admit(person, "owner", cameBy(EVERYWHERE, person, newcomer));
        await links.endOwnerLinks();
        return signIns.signIn(newcomer.email, newcomer.password, headers);
      });
    },
    async enterAs(email, headers) {
      const everybody = await members.list(EVERYWHERE);
      const owner = everybody.find((member) => member.role === "owner" && member.email === email);
      if (owner === undefined) return undefined;
      const cookies = await (await library()).enterAs(owner, headers);
      return { let: "in", account: EVERYWHERE, cookies };
    },
    async accept(token, guest, headers) {
      const link = await links.find(token);
      if (link?.email === undefined) return INVALID;
      const { email, account, role } = link;
      const known = await members.personOf(email);
      if (known !== undefined) {
        const { caller } = guest;
        if (caller?.kind !== "person" || caller.id !== known) return { let: "out", because: "sign_in_first" };
        return spend(deps, token, async () => {
          await admit(known, role, cameBy(account, known, { name: caller.name, email }, role));
          return [];
        });
      }
      const newcomer = newcomerOf(guest, email);
      if (newcomer === undefined) return { let: "out", because: "name_and_password_needed" };
      const signIns = await library();
      return spend(deps, token, async () => {
        const person = await signIns.addPerson(newcomer);
        await admit(person, role, cameBy(account, person, newcomer, role));
        return signIns.signIn(email, newcomer.password, headers);
      });
    },
  };
}

/** Without a role: the owner of everything. */
function cameBy(
  account: string,
  id: string,
  { name, email }: Pick<Newcomer, "name" | "email">,
  role?: string,
): Omit<NewChange, "at"> {
  const by = { via: "link", name, email, id } as const;
  if (role === undefined) return { account, event: "owner_came", by, data: { name, email } };
  return { account, event: "person_came", by, data: { name, email, role } };
}

/** A link is taken before anything is done by it, and put back when that fails: two calls at once are one. */
async function spend(
  { links }: EntranceDeps,
  token: string,
  run: () => Promise<readonly string[]>,
): Promise<Let> {
  const link = await links.take(token);
  if (link === undefined) return INVALID;
  try {
    return { let: "in", account: link.account, cookies: await run() };
  } catch (error) {
    await links.putBack(token, link);
    throw error;
  }
}

async function ownerOf(library: Library, members: Members, newcomer: Newcomer): Promise<string> {
  const known = await members.personOf(newcomer.email);
  if (known === undefined) return library.addPerson(newcomer);
  await library.renewPassword(known, newcomer.password);
  return known;
}

function newcomerOf({ name, password }: Guest, email: string): Newcomer | undefined {
  return name === undefined || password === undefined ? undefined : { name, email, password };
}

async function invitedBy({ account, role, email }: Link, members: Members): Promise<Invited> {
  if (email === undefined) return { kind: "owner", account, role, isKnown: false };
  const isKnown = (await members.personOf(email)) !== undefined;
  return { kind: "invitation", account, role, email, isKnown };
}
