import { fixedId } from "./ids.ts";

/** A colleague in the customer's Ironclad. */
export interface User {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
}

const userOf = (email: string, displayName: string): User => ({ id: fixedId(email), email, displayName });

/** Launches workflows, and signs where a design wants an internal signer. */
export const OWNER = userOf("ada.owner@example.com", "Ada Owner");
/** Approves in the Review step. */
export const APPROVER = userOf("leo.legal@example.com", "Leo Legal");

const USERS: readonly User[] = [OWNER, APPROVER];

/** By e-mail address; `undefined` = nobody of this company. */
export const userByEmail = (email: string): User | undefined =>
  USERS.find((user) => user.email === email.toLowerCase());

/** By id; `undefined` = nobody of this company. */
export const userById = (id: string): User | undefined => USERS.find((user) => user.id === id);

/** The company that all of them belong to. */
export const COMPANY_ID = fixedId("company of the sandbox town");
