import type { Capabilities } from "../../src/domain/capabilities.ts";
import type { RemoteId } from "../../src/domain/contract.ts";
import type { CountersignError } from "../../src/domain/errors.ts";
import type { ContractOrder } from "../../src/domain/order.ts";
import type { RemoteStatus } from "../../src/domain/remote.ts";
import type { Signer } from "../../src/domain/signer.ts";
import type { Account, DialectName, RawCall } from "../../src/providers/provider.ts";
import type { CallFault } from "../../sandbox/kit/kit.ts";
import type { Stranger } from "./stranger.ts";
import type { Tap } from "./tap.ts";

/** One provider in one dialect, connected to its simulator over HTTP, as the conformance suite needs it. */
export interface ProviderStand {
  readonly can: Capabilities;
  /** Connected the way the service does it: real calls, recorder, address guard, pinned hosts. */
  readonly account: Account;
  /** The same vendor account bound anew. */
  connect(change: Reconnect): Account;
  /** An order that the simulator's templates take, two signers at once. */
  order(change?: Partial<ContractOrder>): ContractOrder;
  readonly facts: VendorFacts;
  readonly vendor: VendorHand;
  readonly tap: Tap;
  readonly stranger: Stranger;
  readonly clock: StandClock;
  /** What must never be written down, nor reach another host. */
  secrets(): readonly string[];
  /** Everything that was written down: recorder, errors as they are stored, log lines. */
  recorded(): string;
  /** What a refused promise came to; logged as the service logs it. Anything but a CountersignError fails the test. */
  fails(promise: Promise<unknown>): Promise<CountersignError>;
  close(): Promise<void>;
}

/** How a second connection differs. */
export interface Reconnect {
  readonly hasWrongCredentials?: boolean;
  /** Patience of each call. */
  readonly timeoutMs?: number;
  readonly signingSecrets?: readonly string[];
}

/** The clock of client and simulator; stands still unless it is moved. */
export interface StandClock {
  readonly now: () => Date;
  pass(ms: number): void;
}

/** What is particular about a vendor in a dialect, as data. */
export interface VendorFacts {
  /** Our client's calls as `METHOD /path?query`; must also match without a query. Absent = there is no such call. */
  readonly calls: {
    readonly create: RegExp;
    readonly send: RegExp;
    readonly read: RegExp;
    readonly update?: RegExp;
    readonly withdraw?: RegExp;
    readonly find?: RegExp;
    readonly documents?: RegExp;
    /** Default: a GET with `templates` in its path. */
    readonly templates?: RegExp;
    /** Fetches an access token; changes nothing. */
    readonly token?: RegExp;
  };
  /** Every documented status → ours. */
  readonly words: Readonly<Record<string, RemoteStatus>>;
  /** The vendor's answer to a read, with another status in it. */
  readonly say: (answer: unknown, word: string) => unknown;
  /** The vendor's answer to a read, about another contract. */
  readonly rename: (answer: unknown, id: string) => unknown;
  /** The vendor's answer with the address of the PDF, with another address in it. */
  readonly pointDownload?: (answer: unknown, url: string) => unknown;
  /** The vendor answers the call for the PDF with a redirect to its place. */
  readonly redirectsDownload?: true;
  /** What this dialect carries over the wire at all. */
  readonly shows: {
    readonly title: boolean;
    /** How each signer stands. */
    readonly signers: boolean;
    /** `false`: not since when. */
    readonly times?: false;
    readonly reason: boolean;
    /** The order in which people sign. */
    readonly order: boolean;
    /** Drafts have versions: whoever writes on an old one gets a 409 and reads again. */
    readonly versions: boolean;
  };
  /** The title as it arrives, where the vendor can only search for it and it carries the reference. */
  readonly titled?: (title: string, reference: string) => string;
  /** Longest title; a longer one arrives cut, with an ellipsis at its end. Absent = no limit is known. */
  readonly titleLength?: number;
  /** The templates are files of ours: no call to the vendor is about them. */
  readonly templatesAreOurs?: true;
  /** Letters that a contract cannot show: an order with one of them is refused by its name. Absent = all arrive. */
  readonly strangeLetters?: RegExp;
  /** The title of a draft cannot be changed. */
  readonly keepsTitle?: true;
  /** Orders that do not fit, and the word that the refusal must name. Absent = the vendor requires nothing, has no options. */
  readonly misfits: {
    readonly missingField?: Misfit;
    readonly unknownTemplate: Misfit;
    readonly unknownField: Misfit;
    readonly wrongOption?: Misfit;
  };
  /** The template of `order()`. */
  readonly template: {
    readonly id: string;
    readonly name: string;
    /** Absent = the vendor's fields are never required. */
    readonly required?: string;
    readonly optional: string;
    /** Absent = the vendor's fields know no options. */
    readonly select?: string;
    readonly options?: readonly string[];
  };
  /** A field of `order()` that an update changes, and one that it leaves alone. */
  readonly change: { readonly field: string; readonly to: string; readonly leaves: string };
  /** Proof `token` only: does a damaged call still carry the token? */
  readonly keepsToken?: (call: RawCall) => boolean;
  /** Has the form of an id, belongs to nothing. */
  readonly unusedId: string;
  /** The person behind our credentials, as a signer. */
  readonly owner: Signer;
  /** The order in which that person signs too, where the template of `order()` has no place for them. */
  readonly ownerSigns?: Partial<ContractOrder>;
  /** What an order needs for people to sign one after the other, where the template decides that. */
  readonly inTurn?: Partial<ContractOrder>;
  /** The vendor's name for the contract of `order()`, where it takes none of ours; default the template's name. */
  readonly givenTitle?: string;
  /** What a declined contract becomes, where the dialect has no word of its own for it. */
  readonly declinesAs?: RemoteStatus;
  /** The vendor calls once about each contract, at its end; default: also about what happens before. */
  readonly tellsEndsOnly?: true;
  /** Its calls carry an id of their own, which a repeat keeps. */
  readonly namesCalls?: true;
  /** Signatures are over what the body means: spaces around its JSON count for nothing. */
  readonly signsMeaning?: true;
}

/** An order that must be refused. */
export interface Misfit {
  readonly change: Partial<ContractOrder>;
  readonly names: string;
}

/** What people at the vendor do, and what can be seen there with other eyes than our client's. */
export interface VendorHand {
  /** `undefined` = there is no such contract. */
  look(id: RemoteId): Arrived | undefined;
  /** Contracts at the vendor that carry the reference, or match the order where nothing can carry it. */
  count(order: ContractOrder): number;
  /** The next one whose turn it is, or the one with that address. Rejects when it is not their turn. */
  sign(id: RemoteId, email?: string): Promise<void>;
  signAll(id: RemoteId): Promise<void>;
  decline(id: RemoteId, reason: string): Promise<void>;
  /** Absent = this vendor knows no end of the signing period. */
  expire?(id: RemoteId): Promise<void>;
  deleteByHand(id: RemoteId): Promise<void>;
  fault(fault: CallFault): void;
  /** Makes the next so many calls to our hook address twice. */
  repeatHooks(times: number): void;
  /** The calls that the vendor made to our hook address so far, as they came. */
  hooks(): Promise<readonly RawCall[]>;
  /** A call with this body as the vendor would make it: signed where the vendor signs. */
  call(body: string | Uint8Array): RawCall;
  /** A call about several contracts; absent = this vendor makes none. */
  callAbout?(ids: readonly RemoteId[]): RawCall;
  /** Each call that reached another host of the vendor (file storage), as one text. */
  elsewhere(): Promise<readonly string[]>;
}

/** A contract as it arrived at the vendor. */
export interface Arrived {
  readonly title: string;
  /** Filled ones only. */
  readonly fields: Readonly<Record<string, string>>;
  readonly signers: readonly { readonly email: string; readonly name: string; readonly hasSigned: boolean }[];
  /** How often it went out. */
  readonly timesSent: number;
}

/** Where a stand comes from. One line per provider and dialect in `provider.test.ts`. */
export interface StandMaker {
  readonly provider: string;
  readonly dialect: DialectName;
  readonly open: () => Promise<ProviderStand>;
}
