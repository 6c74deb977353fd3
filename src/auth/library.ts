import type { Database } from "../store/database.ts";
import type { SingleSignOn } from "./single-sign-on.ts";

/** What the sign-in library does for us; our own words, so that another one could take its place. */
export interface Library {
  /** Answers a call under `/api/auth/`. */
  handle(request: Request): Promise<Response>;
  /** Whose session the cookie names; `undefined` = none, or one that has ended. */
  sessionOf(headers: Headers): Promise<SignedIn | undefined>;
  /** Whose password was right, and who is asked for a second step; `undefined` = nobody. */
  challengedOf(headers: Headers): Promise<string | undefined>;
  /** From now on no device of this person goes without the second step. */
  forgetDevices(id: string): Promise<void>;
  /** What is kept of a password. */
  hash(password: string): Promise<string>;
  /** Is it the password that this was made of? Takes as long as making it. */
  matches(hash: string, password: string): Promise<boolean>;
  /** A new session without the password, which is another one from then on; the others stay. */
  enterAs(
    person: { readonly id: string; readonly email: string },
    headers: Headers,
  ): Promise<readonly string[]>;
  /** The `set-cookie` lines of a new session, or of the second step. */
  signIn(loginName: string, password: string, headers: Headers): Promise<readonly string[]>;
}

/** A person with a session. */
export interface SignedIn {
  readonly id: string;
  readonly name: string;
  /** Theirs, whatever the library calls them. */
  readonly email: string;
  readonly hasSecondFactor: boolean;
}

/** What was sealed with an older one can still be read. */
export interface Seal {
  readonly version: number;
  readonly value: string;
}

export interface LibraryOptions {
  readonly database: Pick<Database, "pool">;
  /** Sign cookies and encrypt second factors: the newest first. */
  readonly seals: readonly Seal[];
  /** Where browsers reach us; without it, wherever they say they do. */
  readonly publicUrl?: string;
  /** Absent = passwords alone. */
  readonly singleSignOn?: SingleSignOn;
  /** Hears what the library complains of; never with a value in it. */
  readonly onComplaint: (text: string) => void;
}

/** Fewer are refused, whoever sets them. */
export const PASSWORD_LENGTH = 12;
/** More would only keep the machine busy. */
export const PASSWORD_LENGTH_MOST = 128;
/** What a person may be called. */
export const NAME_LENGTH_MOST = 100;
