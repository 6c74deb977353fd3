import type { Caller, Role } from "./caller.ts";

/** What somebody without a session may ask: whether there is an owner, and what a one-time link is for. */
export interface Entrance {
  /** Nobody may do everything yet, or no longer. */
  needsOwner(): Promise<boolean>;
  /** Is there an issuer to sign in by? */
  hasSingleSignOn(): boolean;
  /** Makes a secret that lets its holder become owner of everything, once, within 24 hours. */
  openForOwner(): Promise<string>;
  /** What the link is for; `undefined` = never made, used, withdrawn or too old. */
  look(token: string): Promise<Invited | undefined>;
  /** Becomes owner of everything, and is signed in. A known address gets this password, and loses its second factor. */
  welcome(token: string, newcomer: Newcomer, headers: Headers): Promise<Let>;
  /**
   * Signs in as the owner of this address without a password: for a demo, where nobody knows one. What other browsers are
   * signed in with stays. `undefined` = no owner of everything has it.
   */
  enterAs(email: string, headers: Headers): Promise<Let | undefined>;
  /**
   * Takes up an invitation: with the session of somebody of its address, or with name and password. Whose password it is
   * already gets the role; else it makes a login of its own, whoever else signs in by this address.
   */
  accept(token: string, guest: Guest, headers: Headers): Promise<Let>;
}

export interface Invited {
  readonly kind: "owner" | "invitation";
  /** `*` = all accounts. */
  readonly account: string;
  readonly role: Role;
  readonly email?: string;
}

export interface Newcomer {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** `caller`: who accepts with a session. */
export type Guest = Partial<Pick<Newcomer, "name" | "password">> & { readonly caller?: Caller };

/** `cookies`: `set-cookie` lines of the new session; none where there was one. */
export type Let =
  | { readonly let: "in"; readonly account: string; readonly cookies: readonly string[] }
  | { readonly let: "out"; readonly because: "link_invalid" | "sign_in_first" | "name_and_password_needed" };
