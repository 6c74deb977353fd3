import type { NewChange } from "../store/change.ts";
import { noteChange } from "../store/changes.ts";
import { createSession } from "../store/session.ts";
import type { Session } from "../store/session.ts";
import { inTransaction } from "../store/transaction.ts";
import { createAdmit } from "./admit.ts";
import type { Admit } from "./admit.ts";
import { createApiKeys, KEY_PREFIX } from "./api-keys.ts";
import type { ApiKeys } from "./api-keys.ts";
import type { Auth } from "./auth.ts";
import { createBrake } from "./brake.ts";
import { EVERYWHERE } from "./caller.ts";
import type { Caller } from "./caller.ts";
import { createDevices } from "./devices.ts";
import { createEntrance } from "./create-entrance.ts";
import type { Entrance } from "./entrance.ts";
import { handleSignIn } from "./handle-sign-in.ts";
import type { Library } from "./library.ts";
import { createLinks } from "./links.ts";
import { createMembers } from "./members.ts";
import type { Members } from "./members.ts";
import { createLibraries } from "./libraries.ts";
import { createPeople } from "./create-people.ts";
import { proveAddress } from "./prove-address.ts";
import { sealsOf } from "./seals.ts";
import { createSignInTrail } from "./sign-in-trail.ts";
import type { People } from "./people.ts";
import type { ReceptionOptions } from "./settings.ts";

/** Everything about who may come in. */
export interface Reception {
  readonly auth: Auth;
  readonly entrance: Entrance;
  readonly people: People;
  readonly keys: ApiKeys;
}

/** Who may come in: people with a session, programs with a key, and those who hold a one-time link. */
export function createAuth(options: ReceptionOptions): Reception {
  const { database, settings, now = () => new Date(), calendar = now } = options;
  const session = createSession(database.pool);
  const inOne = <T>(run: (tx: Session) => Promise<T>) =>
    inTransaction(database.pool, (tx) => run(tx.session));
  const rooms = { session, inTransaction: inOne, now, calendar };
  const members = createMembers(session, inOne, now);
  const links = createLinks(session, now);
  const keys = createApiKeys(rooms);
  const admit = createAdmit(rooms);
  const admitOne: Admit = (...given) => inOne((tx) => admit(tx)(...given));
  const note = (change: Omit<NewChange, "at">) => noteChange(session, { ...change, at: calendar() });
  const libraries = createLibraries(options, {
    links,
    note,
    admit: admitOne,
    prove: (proof) => proveAddress(rooms, proof),
  });
  const brake = createBrake(session, now);
  const trail = createSignInTrail(rooms);
  const devices = createDevices({
    session,
    seals: async () => sealsOf(session, (await options.secrets?.()) ?? []),
    isSecure: () => settings().publicUrl?.startsWith("https:") ?? false,
  });
  return {
    auth: {
      identify: (headers) => identify(headers, { keys, members, library: libraries.plain }),
      handle: (request) => handleSignIn(request, { ...libraries, session, brake, devices, trail }),
    },
    entrance: createEntrance({
      session,
      inTransaction: inOne,
      members,
      links,
      library: libraries.plain,
      hasSingleSignOn: () => settings().singleSignOn !== undefined,
      note,
      admit,
      brake,
      remember: (person) => devices.remember(person),
      now,
    }),
    people: createPeople(rooms),
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
  const { id, name, email } = person;
  return { kind: "person", id, name, email, roles, ...(everywhere === undefined ? {} : { everywhere }) };
}
