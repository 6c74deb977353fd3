import type { z } from "zod";
import type { Capabilities } from "../domain/capabilities.ts";
import type { RemoteId } from "../domain/contract.ts";
import type { JsonObject } from "../domain/json.ts";
import type { ContractOrder } from "../domain/order.ts";
import type { RemoteContract } from "../domain/remote.ts";
import type { Template } from "../domain/template.ts";
import type { Http, Rate } from "../http/http.ts";

export const DIALECTS = ["documented", "brief"] as const;
/** `documented`: the vendor's API as the vendor documents it. `brief`: as the articles describe it. */
export type DialectName = (typeof DIALECTS)[number];

/** A contract or e-signature vendor, seen from our side of the wire. */
export interface Provider {
  /** Folder, config value, docs page: `zoho-sign`. */
  readonly id: string;
  /** What an operator reads: `Zoho Sign`. */
  readonly name: string;
  readonly dialects: Readonly<Record<DialectName, Dialect>>;
}

/** What a playbook may set and a dialect may have no place for. */
export type OrderPart =
  | "title"
  | "message"
  | "language"
  | "deadline"
  | "phone"
  | "company"
  | "signerLanguage"
  | "copies"
  | "signerNews";

/** One way of speaking with a vendor. */
export interface Dialect {
  readonly can: Capabilities;
  /** Parts that this dialect cannot carry, each with what happens instead: one sentence for an operator. */
  readonly lacks: Readonly<Partial<Record<OrderPart, string>>>;
  /** The provider's own connection settings, beside `provider`, `dialect`, `webhookSecret`, `signingSecret`, `baseUrl`. Strict. */
  readonly settings: z.ZodType<JsonObject>;
  /** Names of those settings that are secrets: write-only, redacted everywhere. */
  readonly secrets: readonly string[];
  /** The playbook's `send.options`. Strict; defaults filled in. */
  readonly options: z.ZodType<JsonObject>;
  /** API root with its version path, without a slash at the end. */
  baseUrl(settings: JsonObject): string;
  /** Calls allowed across all workers; absent = the vendor publishes no figure. */
  readonly rate?: Rate;
  /** Does `signingSecret` have to be configured for this dialect? */
  readonly signingSecret: "required" | "optional" | "none";
  /** Binds; no I/O here. Settings have been parsed by `settings`. */
  connect(connection: ConnectionSettings, tools: Tools): Account;
}

export interface ConnectionSettings {
  readonly id: string;
  readonly baseUrl: string;
  readonly settings: JsonObject;
  /** Current one first; older ones are still accepted (rotation). */
  readonly signingSecrets: readonly string[];
}

export interface Tools {
  readonly http: Http;
  /** Same as `http` for addresses that the vendor gave us (downloads): never carries our credentials or limits. */
  readonly download: Http;
  readonly now: () => Date;
}

/** What `find` came to. `cannot-tell`: this dialect offers no way to look. */
export type Found =
  | { readonly found: "one"; readonly contract: RemoteContract }
  | { readonly found: "none" }
  | { readonly found: "cannot-tell" };

/** One vendor account. Every method returns, or throws a CountersignError with the verdict inside. */
export interface Account {
  readonly notices: NoticeDoor;
  /** Throws `unsupported` where `can.templates` is false. */
  templates(): Promise<readonly Pick<Template, "id" | "name">[]>;
  /** By id or exact name; `undefined` = no such template. */
  describeTemplate(idOrName: string): Promise<Template | undefined>;
  /** Looks for the contract that carries the order's reference. Asked before a create is repeated. */
  find(order: ContractOrder): Promise<Found>;
  /** One contract, unsent where `can.draft`. Never repeated without `find`. */
  create(order: ContractOrder): Promise<RemoteContract>;
  /** Changes the draft's values to those of the order; what the order does not name stays. */
  update(id: RemoteId, order: ContractOrder): Promise<RemoteContract>;
  /** Asks for signatures. Unknown outcome → `look`; the corridor then reads. */
  send(id: RemoteId, order: ContractOrder): Promise<void>;
  /** The only truth. `undefined` = the vendor no longer has it (404). */
  read(id: RemoteId): Promise<RemoteContract | undefined>;
  /** Throws `unsupported` where `can.remind` is false. */
  remind(id: RemoteId): Promise<void>;
  /** Takes it back. Harmless when it is already gone. Throws `unsupported` where `can.withdraw` is `none`. */
  withdraw(id: RemoteId, reason: string): Promise<void>;
  /** The signed PDF first, then evidence. `not-ready`: ask again later. Empty where `can.signedCopy` is false. */
  signedDocuments(id: RemoteId): Promise<readonly SignedDocument[] | "not-ready">;
  /** Ids among `open` that changed since then (all of them where the vendor cannot filter). */
  changedSince(since: Date, open: readonly RemoteId[]): Promise<readonly RemoteId[]>;
  /** Credentials, rights, plan, and what the documentation leaves open, settled on this account. */
  check(): Promise<readonly Finding[]>;
}

export interface SignedDocument {
  readonly kind: "signed" | "evidence";
  /** File name without path: `agreement.pdf`. */
  readonly name: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** One line of `countersign check`. */
export interface Finding {
  readonly level: "ok" | "note" | "problem";
  /** What was looked at and what came of it, one sentence. */
  readonly text: string;
  /** The way out of a problem. */
  readonly help?: string;
}

/** A call that knocked: bytes and headers as they came. */
export interface RawCall {
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** How this vendor rings our bell. */
export interface NoticeDoor {
  /** Does the vendor sign its calls? */
  readonly proof: "signature" | "secret-url";
  /** Status of the refusal when `isAuthentic` is false. */
  readonly refusal: 401 | 403;
  /** Over the raw bytes, constant time, before any parsing; never throws. */
  isAuthentic(call: RawCall): boolean;
  /** Where to look. Never throws: what cannot be understood is about nothing, with the reason in `ignored`. */
  read(call: RawCall): Notice;
}

export interface Notice {
  readonly about: readonly RemoteId[];
  /** The vendor's own name of the event, for the operator. */
  readonly event?: string;
  readonly ignored?: string;
}
