import { createSession } from "../store/session.ts";
import { EVERYWHERE } from "./caller.ts";
import { createLibrary } from "./create-library.ts";
import type { Library, LibraryOptions } from "./library.ts";
import type { Links } from "./links.ts";
import type { Members } from "./members.ts";
import { sealsOf } from "./seals.ts";
import type { ReceptionOptions, SignInSettings, SingleSignOnSettings } from "./settings.ts";
import type { SingleSignOn } from "./single-sign-on.ts";

/** The library twice: an issuer that does not answer must not keep those out who have a password. */
export interface Libraries {
  readonly plain: () => Promise<Library>;
  /** `undefined` = no issuer is configured. */
  readonly withIssuer: () => Promise<Library> | undefined;
}

/** Loaded at the first use, and anew when the settings have changed. */
export function createLibraries(options: ReceptionOptions, members: Members, links: Links): Libraries {
  const { database, secret, onComplaint } = options;

  async function optionsOf({ publicUrl }: SignInSettings): Promise<LibraryOptions> {
    const seals = await sealsOf(createSession(database.pool), secret);
    return { database, seals, onComplaint, ...(publicUrl === undefined ? {} : { publicUrl }) };
  }

  const plain = remembered(() => {
    const settings = options.settings();
    return {
      key: settings.publicUrl ?? "",
      make: async () => createLibrary(await optionsOf(settings)),
    };
  });
  const withIssuer = remembered(() => {
    const settings = options.settings();
    const { singleSignOn } = settings;
    return {
      key: JSON.stringify(settings),
      make: async () =>
        createLibrary({
          ...(await optionsOf(settings)),
          ...(singleSignOn === undefined ? {} : { singleSignOn: admitting(singleSignOn, members, links) }),
        }),
    };
  });
  return {
    plain,
    withIssuer: () => (options.settings().singleSignOn === undefined ? undefined : withIssuer()),
  };
}

/** Who was invited, or has an address of an allowed domain. */
function admitting(settings: SingleSignOnSettings, members: Members, links: Links): SingleSignOn {
  const { allowedDomains, role, ...issuer } = settings;
  const isOfDomain = (email: string): boolean =>
    allowedDomains.includes(email.toLowerCase().split("@").at(-1) ?? "");
  return {
    ...issuer,
    admits: async (email) => isOfDomain(email) || links.isInvited(email),
    async onNewPerson(id, email) {
      if (isOfDomain(email)) await members.give(EVERYWHERE, id, role);
      for (const link of await links.takeAllOf(email)) await members.give(link.account, id, link.role);
    },
  };
}

function remembered<T>(
  now: () => { readonly key: string; readonly make: () => Promise<T> },
): () => Promise<T> {
  let standing: { readonly key: string; readonly made: Promise<T> } | undefined;
  return () => {
    const { key, make } = now();
    if (standing?.key === key) return standing.made;
    const made = make();
    standing = { key, made };
    // a database that was away is tried again
    made.catch(() => (standing = undefined));
    return made;
  };
}
