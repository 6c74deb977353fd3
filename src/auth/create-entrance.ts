import type { Session } from "../store/session.ts";
import { EVERYWHERE } from "./caller.ts";
import type { Entrance, Newcomer } from "./entrance.ts";
import { createLinks } from "./links.ts";
import { loginsOf } from "./login-name.ts";
import { addLogin, renewPassword } from "./passwords.ts";
import { cameBy, entered, INVALID, spend } from "./spend-link.ts";
import type { EntranceDeps } from "./spend-link.ts";
import { takeUpInvitation } from "./take-up-invitation.ts";

const OWNER_LINK_MS = 24 * 3_600_000;

/** The doors for those who have no session yet. */
export function createEntrance(deps: EntranceDeps): Entrance {
  const { members, links, library, hasSingleSignOn, note, now } = deps;
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
      if (link === undefined) return undefined;
      const { account, role, email } = link;
      if (email === undefined) return { kind: "owner", account, role };
      return { kind: "invitation", account, role, email };
    },
    async welcome(token, newcomer, headers) {
      const link = await links.find(token);
      if (link === undefined || link.email !== undefined) return INVALID;
      const signIns = await library();
      const hash = await signIns.hash(newcomer.password);
      const spent = await spend(deps, token, async (tx) => {
        const login = await ownerOf(tx, newcomer, hash);
        await deps.admit(tx)(login.id, "owner", cameBy(EVERYWHERE, login.id, newcomer));
        await createLinks(tx, now).endOwnerLinks();
        return login;
      });
      if (spent === undefined) return INVALID;
      const { id, loginName } = spent.made;
      return entered(deps, spent.link, id, await signIns.signIn(loginName, newcomer.password, headers));
    },
    async enterAs(email, headers) {
      const everybody = await members.list(EVERYWHERE);
      const owner = everybody.find((member) => member.role === "owner" && member.email === email);
      if (owner === undefined) return undefined;
      const cookies = await (await library()).enterAs(owner, headers);
      return { let: "in", account: EVERYWHERE, cookies };
    },
    accept: (token, guest, headers) => takeUpInvitation(deps, token, guest, headers),
  };
}

/** The first who signs in by this address, or somebody new. */
async function ownerOf(tx: Session, { name, email }: Newcomer, hash: string) {
  const [known] = await loginsOf(tx, email);
  if (known === undefined) {
    const loginName = email.toLowerCase();
    return { id: await addLogin(tx, { name, loginName, hash }), loginName };
  }
  await renewPassword(tx, known.id, hash);
  return known;
}
