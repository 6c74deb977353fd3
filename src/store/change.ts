import type { JsonObject } from "../domain/json.ts";
import type { Cursor } from "./cursor.ts";

/** Closed list: what is changed beside contracts, and who came in or was kept out. */
export const CHANGE_EVENTS = [
  "owner_link_made",
  "owner_came",
  "invited",
  "invitation_withdrawn",
  "person_came",
  "address_proven",
  "role_changed",
  "person_removed",
  "account_forgotten",
  "key_made",
  "key_removed",
  "password_right",
  "signed_in",
  "sign_in_failed",
  "sign_in_refused",
  "second_step_failed",
  "signed_out",
  "session_ended",
  "password_changed",
  "second_factor_on",
  "second_factor_off",
  "backup_codes_renewed",
  "renamed",
  "person_exported",
  "person_erased",
  "consented",
  "saved",
] as const;
export type ChangeEvent = (typeof CHANGE_EVENTS)[number];

/**
 * How somebody did it: with a session, an API key, a one-time link, from the machine itself, by the configuration file;
 * `nobody` = who it was is not known.
 */
export const WAYS = ["session", "key", "link", "machine", "file", "nobody"] as const;
export type Way = (typeof WAYS)[number];

/** Who changed something. */
export interface Doer {
  readonly via: Way;
  /** As they were called then. */
  readonly name: string;
  /** A person's address then: names are neither unique nor lasting. */
  readonly email?: string;
  /** A person's or a key's, where there is one. */
  readonly id?: string;
}

export interface NewChange {
  /** `*` = the installation. */
  readonly account: string;
  readonly at: Date;
  readonly event: ChangeEvent;
  readonly by: Doer;
  /** Names that tell what it was about; never a credential. */
  readonly data?: JsonObject;
}

/** Something that was changed; saved versions of the configuration are told here too. */
export interface Change extends NewChange {
  /** Goes on behind it, see {@link ChangeFilter.after}. */
  readonly cursor: Cursor;
}

export interface ChangeFilter {
  readonly account: string;
  /** What concerns all accounts as well. */
  readonly withInstallation: boolean;
  readonly limit: number;
  /** Throws {@link CursorInvalid}. */
  readonly after?: Cursor;
}

/** Who changed what about people, keys, sign-in and configuration. Append-only, for as long as retention says. */
export interface Changes {
  note(change: NewChange): Promise<void>;
  /** Newest first. */
  list(filter: ChangeFilter): Promise<readonly Change[]>;
  /** Saved versions stay. */
  deleteBefore(before: Date): Promise<number>;
}
