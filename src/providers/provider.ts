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
  /**
   * Where people sign in to the vendor whose API is at `baseUrl`. Absent or `undefined` = not known: a simulator, a test system
   * whose address nobody has published.
   */
  readonly appUrl?: (baseUrl: string) => string | undefined;
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
  | "levelProof"
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
  /** Names of those that name places of the operator's own machine: only the installation's owner enters them. */
  readonly places?: readonly string[];
  /** The playbook's `send.options`. Strict; defaults filled in. */
  readonly options: z.ZodType<JsonObject>;
  /** API root with its version path, without a slash at the end. */
  baseUrl(settings: JsonObject): string;
  /** Other origins than that of `baseUrl` to which our credentials travel: the vendor's token host. Absent = none. */
  origins?(settings: JsonObject): readonly string[];
  /** What each contract costs at the vendor, one sentence for the dry run; absent = its pages name no price per contract. */
  readonly cost?: string;
  /** Its tokens are few, or a person gave them: commands look into the service's book too. */
  readonly keepsTokens?: true;
  /** How a person lets us in, where the vendor has no key to copy. */
  readonly consent?: Consent;
  /**
   * How long after a `create` its contract may still be missing where `find` looks, in ms. Only then does "none" mean that
   * nothing was created. Absent = seconds.
   */
  readonly findLagMs?: number;
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
  /**
   * The access token of this connection, kept encrypted for all workers. `credentials` names what it was bought with
   * (user and key, client and secret): a token bought with others is never handed out.
   */
  readonly tokens: (credentials: string) => TokenBook;
  /** Files of the operator's own: a directory, or a bucket as `s3://bucket/prefix`. */
  readonly folder: (address: string) => Folder;
  /** Our address that the vendor may be told to call; absent = `server.publicUrl` is not configured. */
  readonly noticeUrl?: string;
}

export interface AccessToken {
  readonly accessToken: string;
  /** Empty where the vendor hands out none. */
  readonly refreshToken: string;
  readonly expiresAt: Date;
}

export interface TokenBook {
  /** `undefined` = none has been fetched yet. It may be over already: look at `expiresAt`. */
  get(): Promise<AccessToken | undefined>;
  /**
   * Fetches a new one, in one worker at a time; whoever comes meanwhile gets that one. `seen`: the token that no longer
   * works; another one in the book is handed out without a call. `stored`: what the book holds when our turn has come.
   */
  refresh(
    seen: AccessToken | undefined,
    fetch: (stored: AccessToken | undefined) => Promise<AccessToken>,
  ): Promise<AccessToken>;
}

/** A folder to read from. Throws `configuration_invalid` where it cannot be read. */
export interface Folder {
  /** Paths relative to the folder, with `/`, sorted; at most 1,000. */
  list(): Promise<readonly string[]>;
  /** `undefined` = no such file. Paths that leave the folder are no such file. At most 20 MiB. */
  read(path: string): Promise<Uint8Array | undefined>;
}

/** A grant that a person gives in the vendor's own pages. */
export interface Consent {
  /** What to do there, one sentence each, with the addresses to open. */
  steps(settings: JsonObject): readonly string[];
  /** Trades the code that the person brings back for tokens, and puts them into the connection's book. */
  redeem(code: string, connection: ConnectionSettings, tools: Tools): Promise<Finding>;
}

/**
 * What `find` came to. `cannot-tell`: this dialect offers no way to look. `isFinal`: the vendor itself says that nothing
 * came of it; else "none" is believed only after a while.
 */
export type Found =
  | { readonly found: "one"; readonly contract: RemoteContract }
  | { readonly found: "none"; readonly isFinal?: true }
  | { readonly found: "cannot-tell" };

/** Resolves when the mark, a few dozen characters, is kept beside the contract. */
export type KeepMark = (mark: string) => Promise<void>;

/** The part of an order that is much the same for all deals of a playbook. */
export type InspectedOrder = Pick<ContractOrder, "template" | "signers" | "options" | "level">;

/** One vendor account. Every method returns, or throws a CountersignError with the verdict inside. */
export interface Account {
  readonly notices: NoticeDoor;
  /** Throws `unsupported` where `can.templates` is false. */
  templates(): Promise<readonly Pick<Template, "id" | "name">[]>;
  /** By id or exact name; `undefined` = no such template. Throws `unsupported` where only names are told. */
  describeTemplate(idOrName: string): Promise<Template | undefined>;
  /**
   * Looks for the contract that carries the order's reference. Asked before a create is repeated. `mark`: what that create
   * kept last.
   */
  find(order: ContractOrder, mark?: string): Promise<Found>;
  /**
   * One contract, unsent where `can.draft`. Never repeated without `find`. `keep`: for vendors that take the order and
   * make the contract later; writes down under which id, so that `find` can ask for it, also in another process.
   */
  create(order: ContractOrder, keep?: KeepMark): Promise<RemoteContract>;
  /** Changes the draft's values to those of the order; what the order does not name stays. */
  update(id: RemoteId, order: ContractOrder): Promise<RemoteContract>;
  /** Asks for signatures. Unknown outcome → `look`; the corridor then reads. */
  send(id: RemoteId, order: ContractOrder): Promise<void>;
  /**
   * The only truth. `undefined` = the vendor no longer has it (404). `order`, where whoever reads knows it: what was asked
   * for, so that `notes` can say where what is out differs from it.
   */
  read(id: RemoteId, order?: ContractOrder): Promise<RemoteContract | undefined>;
  /** Throws `unsupported` where `can.remind` is false. */
  remind(id: RemoteId): Promise<void>;
  /**
   * Gives the signers of a sent contract until then; vendors that only know days take the day in `timezone` (IANA). Throws
   * `unsupported` where `can.extend` is false.
   */
  extend(id: RemoteId, until: Date, timezone: string): Promise<void>;
  /** Takes it back. Harmless when it is already gone. Throws `unsupported` where `can.withdraw` is `none`. */
  withdraw(id: RemoteId, reason: string): Promise<void>;
  /** The signed PDF first, then evidence. `not-ready`: ask again later. Empty where `can.signedCopy` is false. */
  signedDocuments(id: RemoteId): Promise<readonly SignedDocument[] | "not-ready">;
  /** Ids among `open` that changed since then (all of them where the vendor cannot filter). */
  changedSince(since: Date, open: readonly RemoteId[]): Promise<readonly RemoteId[]>;
  /**
   * What `create` would refuse of an order beyond its values: places for its signers, what its options name. `plan` asks it
   * of a deal, `check` of a playbook, whose signers may be stand-ins (sample-signers.ts). Reads only. Absent = nothing.
   */
  inspect?(order: InspectedOrder): Promise<readonly Finding[]>;
  /** Credentials, rights, plan, and what the documentation leaves open, settled on this account. */
  check(): Promise<readonly Finding[]>;
  /**
   * Makes the vendor call `noticeUrl`: looks first, repeats nothing, mends what the vendor switched off. Called when the
   * service starts, hourly, and by `countersign hooks --subscribe`. Absent = this is set up by hand at the vendor.
   */
  subscribe?(): Promise<readonly Finding[]>;
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
  /** Lower-case names; the query of the address that was called stands under `:query`. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** How this vendor rings our bell. */
export interface NoticeDoor {
  /**
   * How a call shows that it is the vendor's. `signature`: over the body, with a secret that we share. `public-key`: over
   * the body, with the vendor's own key. `token`: it shows that it knows our secret, but its body could be anybody's.
   * `secret-url`: by the secret in our address alone.
   */
  readonly proof: "signature" | "public-key" | "token" | "secret-url";
  /** Status of the refusal when `isAuthentic` is false. */
  readonly refusal: 401 | 403;
  /**
   * Over the raw bytes, constant time, before any parsing. A promise only where the vendor's public key must be fetched,
   * which happens rarely and never once per call; it rejects when that fails: the caller answers 503 and the vendor repeats.
   */
  isAuthentic(call: RawCall): boolean | Promise<boolean>;
  /** Where to look. Never throws: what cannot be understood is about nothing, with the reason in `ignored`. */
  read(call: RawCall): Notice;
}

export interface Notice {
  readonly about: readonly RemoteId[];
  /** The vendor's own name of the event, for the operator. */
  readonly event?: string;
  /**
   * The vendor's own id of this call: the same each time it repeats the call, another for every other call. Once a call has
   * been seen to, its repeats are answered and make nobody look. Absent = the vendor names none, or it is not told for sure.
   */
  readonly callId?: string;
  readonly ignored?: string;
}
