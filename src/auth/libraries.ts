import type { NewChange } from "../store/change.ts";
import { createSession } from "../store/session.ts";
import type { Admit } from "./admit.ts";
import { EVERYWHERE } from "./caller.ts";
import { createLibrary } from "./create-library.ts";
import type { Library, LibraryOptions } from "./library.ts";
import type { Links } from "./links.ts";
import type { Proof } from "./prove-address.ts";
import { sealsOf } from "./seals.ts";
import type { ReceptionOptions, SignInSettings, SingleSignOnSettings } from "./settings.ts";
import type { SingleSignOn } from "./single-sign-on.ts";

/** The library twice: an issuer that does not answer must not keep those out who have a password. */
export interface Libraries {
  readonly plain: () => Promise<Library>;
  /** `undefined` = no issuer is configured. */
  readonly withIssuer: () => Promise<Library> | undefined;
}

interface Rooms {
  readonly links: Links;
  readonly admit: Admit;
  /** See {@link proveAddress}. */
  readonly prove: (proof: Proof) => Promise<boolean>;
  /** Writes down who was kept out. */
  readonly note: (change: Omit<NewChange, "at">) => Promise<void>;
}

/** Loaded at the first use, and anew when the settings have changed. */
export function createLibraries(options: ReceptionOptions, rooms: Rooms): Libraries {
  const { database, secrets, onComplaint } = options;

  async function optionsOf({ publicUrl }: SignInSettings): Promise<LibraryOptions> {
    const seals = await sealsOf(createSession(database.pool), (await secrets?.()) ?? []);
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
          ...(singleSignOn === undefined ? {} : { singleSignOn: admitting(singleSignOn, rooms) }),
        }),
    };
  });
  return {
    plain,
    withIssuer: () => (options.settings().singleSignOn === undefined ? undefined : withIssuer()),
  };
}

/** Who was invited, or has an address of an allowed domain. */
function admitting(settings: SingleSignOnSettings, { links, note, admit, prove }: Rooms): SingleSignOn {
  const { allowedDomains, role, accounts, ...issuer } = settings;
  const isOfDomain = (email: string): boolean =>
    allowedDomains.includes(email.toLowerCase().split("@").at(-1) ?? "");
  return {
    ...issuer,
    async admits(email) {
      if (isOfDomain(email) || (await links.isInvited(email))) return true;
      const by = { via: "nobody", name: "" } as const;
      await note({ account: EVERYWHERE, event: "sign_in_refused", by, data: { email } });
      return false;
    },
    async onNewPerson({ id, name, email }) {
      const gifts = isOfDomain(email) ? (accounts ?? [EVERYWHERE]).map((account) => ({ account, role })) : [];
      for (const gift of [...gifts, ...(await links.takeAllOf(email))]) {
        const by = { via: "session", name, email, id } as const;
        const data = { name, email, role: gift.role };
        await admit(id, gift.role, { account: gift.account, event: "person_came", by, data });
      }
      // logins of the same address that it had while nobody had proven it
      await prove({ person: id });
    },
    onProof: prove,
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
