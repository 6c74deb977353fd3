import type { CreateInput, RecipientInput } from "./request-input.ts";
import type { PdfFacts } from "./read-pdf.ts";

/** States of a request. `EXPIRED` came with 2.1.1. */
export type Overall = "OPEN" | "SIGNED" | "DECLINED" | "WITHDRAWN" | "EXPIRED" | "ERROR";
/** States of a signature; `WAITING` is what an open one shows while an earlier signer is asked. */
export type SignatureState = "OPEN" | "SIGNED" | "DECLINED" | "WITHDRAWN" | "ERROR";
/** Levels of a signature. */
export type Quality = NonNullable<CreateInput["quality"]>;
/** Laws that a signature follows. */
export type Legislation = NonNullable<CreateInput["legislation"]>;

/** One signature that is asked for. */
export interface Signature {
  readonly sid: string;
  readonly input: RecipientInput;
  /** Known at the vendor: sees the request in the web application; else a link of their own is mailed. */
  readonly hasAccount: boolean;
  readonly linkKey: string;
  state: SignatureState;
  signedAt: string | null;
  signedQuality: Quality | null;
  viewedAt: string | null;
  remindedAtMs: number | null;
}

/** A PDF at the vendor. It never changes: each signature makes a new one. */
export interface StoredDocument {
  readonly id: string;
  readonly parentId: string | null;
  readonly title: string;
  readonly owner: string;
  readonly createdAt: string;
  /** As it was handed in. */
  readonly bytes: Uint8Array;
  readonly facts: PdfFacts;
  /** What the pages behind it say. */
  readonly lines: readonly string[];
  /** How many times its content was asked for. */
  asked: number;
}

/** Which of the addresses is called. */
export type CallbackType = "SUCCESS" | "UPDATE" | "ERROR";

/** One call to one of the addresses. */
export interface Callback {
  readonly key: string;
  readonly type: CallbackType;
  /** Where it was sent, with `#{key}` behind it: fragments stay at home, and the sender's log is read by them. */
  readonly sentTo: string;
  /** As the vendor shows it. */
  readonly url: string;
  readonly createdAt: string;
}

/** Something that somebody did, for the protocol. */
export interface Deed {
  readonly name: string;
  readonly by: string;
  readonly at: string;
  readonly message: string;
}

/** A signature request. */
export interface SignatureRequest {
  readonly id: string;
  readonly owner: string;
  /** Who made the call. */
  readonly apiUser: string;
  readonly createdAt: string;
  readonly quality: Quality;
  readonly legislation: Legislation;
  readonly expiresAt: string | null;
  title: string;
  message: string;
  custom: string | undefined;
  urls: Readonly<Partial<Record<CallbackType, string>>>;
  copies: readonly string[];
  attach: readonly string[] | undefined;
  writers: readonly string[];
  readers: readonly string[];
  signatures: Signature[];
  document: StoredDocument;
  state: Overall;
  updatedAt: string;
  readonly callbacks: Callback[];
  readonly deeds: Deed[];
  /** Words for those who watch: `invited` each time it goes out. */
  readonly audit: string[];
}

/** Whom a signature is asked from. */
export const emailOf = ({ input }: Signature): string =>
  input.account_email ?? input.signer_identity_data?.email_address ?? "";

/** First and last name; empty where nobody told them. */
export const nameOf = ({ input }: Signature): string => {
  const { first_name: first = "", last_name: last = "" } = input.signer_identity_data ?? {};
  return `${first} ${last}`.trim();
};
