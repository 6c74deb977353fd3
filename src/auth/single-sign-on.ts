import type { Proof } from "./prove-address.ts";

/** An OpenID Connect issuer that people may sign in by, and what becomes of those that we did not know. */
export interface SingleSignOn {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Its addresses count as verified although it does not say so: for an issuer of one's own organization. */
  readonly trustsEmail: boolean;
  /** May somebody new with this verified address come in? */
  admits(email: string): Promise<boolean>;
  /** Gives somebody new the roles that admitted them. */
  onNewPerson(person: { readonly id: string; readonly name: string; readonly email: string }): Promise<void>;
  /** Somebody with a verified address comes to a login that there is. `false` = it is not theirs for that alone. */
  onProof(proof: Proof): Promise<boolean>;
}

/** The issuer's name in addresses: `/api/auth/callback/sso`. */
export const SINGLE_SIGN_ON_ID = "sso";
