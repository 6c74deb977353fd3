import type { Database } from "../store/database.ts";
import type { Role } from "./caller.ts";

/** What the room needs of the rest of the house. */
export interface ReceptionOptions {
  readonly database: Pick<Database, "pool">;
  /**
   * What signs cookies and encrypts second factors, newest first; the same in every process. Absent = one that is kept in the
   * database in clear, where whoever reads it could sign too.
   */
  readonly secrets?: () => Promise<readonly string[]>;
  /** Asked anew whenever it matters: a changed configuration may change them. */
  readonly settings: () => SignInSettings;
  /** Hears what the sign-in library complains of. */
  readonly onComplaint: (text: string) => void;
  /** The machine's clock, unless a test needs another. */
  readonly now?: () => Date;
  /** What changes are dated by, where that is another clock: a demo's calendar runs ahead. */
  readonly calendar?: () => Date;
}

/** The part of the configuration that concerns sign-in. */
export interface SignInSettings {
  /** Where browsers reach us. */
  readonly publicUrl?: string;
  readonly singleSignOn?: SingleSignOnSettings;
}

export interface SingleSignOnSettings {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Lower case. Who has a verified address there comes in without an invitation. */
  readonly allowedDomains: readonly string[];
  /** What such a person may do. */
  readonly role: Role;
  /** Ids of the accounts that they may do it in; absent = every account there is or will be. */
  readonly accounts?: readonly string[];
  readonly trustsEmail: boolean;
}
