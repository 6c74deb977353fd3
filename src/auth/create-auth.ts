import { createSession } from "../store/session.ts";
import { inTransaction } from "../store/transaction.ts";
import { createApiKeys, KEY_PREFIX } from "./api-keys.ts";
import type { ApiKeys } from "./api-keys.ts";
import type { Auth } from "./auth.ts";
import { createBrake } from "./brake.ts";
import { EVERYWHERE } from "./caller.ts";
import type { Caller } from "./caller.ts";
import { createEntrance } from "./create-entrance.ts";
import type { Entrance } from "./entrance.ts";
import { handleSignIn } from "./handle-sign-in.ts";
import type { Library } from "./library.ts";
import { createLinks } from "./links.ts";
import { createMembers } from "./members.ts";
import type { Members } from "./members.ts";
import { createLibraries } from "./libraries.ts";
import type { People } from "./people.ts";
import type { ReceptionOptions } from "./settings.ts";

/** Everything about who may come in. */
export interface Reception {
  readonly auth: Auth;
  readonly entrance: Entrance;
  readonly people: People;
  readonly keys: ApiKeys;
}

const INVITATION_MS = 7 * 24 * 3_600_000;

/** Who may come in: people with a session, programs with a key, and those who hold a one-time link. */
export function createAuth(options: ReceptionOptions): Reception {
  const { database, settings, now = () => new Date() } = options;
  const session = createSession(database.pool);
  const members = createMembers(session, (run) => inTransaction(database.pool, (tx) => run(tx.session)), now);
  const links = createLinks(session, now);
  const keys = createApiKeys(session, now);
  const libraries = createLibraries(options, members, links);
  const brake = createBrake(session, now);
  return {
    auth: {
      identify: (headers) => identify(headers, { keys, members, library: libraries.plain }),
      handle: (request) => handleSignIn(request, { ...libraries, brake }),
    },
    entrance: createEntrance({
      members,
      links,
      library: libraries.plain,
      hasSingleSignOn: () => settings().singleSignOn !== undefined,
      now,
    }),
    people: {
      list: (account) => members.list(account),
      change: (account, person, role) => members.change(account, person, role),
      remove: (account, person) => members.remove(account, person),
      invitations: (account) => links.list(account),
      withdraw: (account, id) => links.withdraw(account, id),
      invite: ({ email, ...ask }) =>
        links.add({ ...ask, email: email.toLowerCase(), endsAt: new Date(now().getTime() + INVITATION_MS) }),
    },
    keys,
  };
}

interface Known {
  readonly keys: ApiKeys;
  readonly members: Members;
  readonly library: () => Promise<Library>;
}

async function identify(headers: Headers, { keys, members, library }: Known): Promise<Caller | undefined> {
  const [scheme, secret] = (headers.get("authorization") ?? "").split(" ");
  if (scheme?.toLowerCase() === "bearer")
    return secret?.startsWith(KEY_PREFIX) === true ? keys.callerOf(secret) : undefined;
  // spares the library's first loading where nobody has signed in
  if (!(headers.get("cookie") ?? "").includes("countersign.session_token=")) return undefined;
  const person = await (await library()).sessionOf(headers);
  if (person === undefined) return undefined;
  const roles = new Map(await members.rolesOf(person.id));
  const everywhere = roles.get(EVERYWHERE);
  roles.delete(EVERYWHERE);
  return { kind: "person", ...person, roles, ...(everywhere === undefined ? {} : { everywhere }) };
}
