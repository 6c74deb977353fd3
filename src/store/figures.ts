import type { CatalogueRow } from "./catalogue.ts";

/** What the overview counts. Instants in UTC, weeks (Monday first) in the account's zone. */
export interface Figures {
  /** How long contracts took, by the week in which they got there: as counts by {@link bucketSeconds}. */
  durations(span: Span): Promise<readonly DurationCount[]>;
  /** Contracts that do not get on by themselves, the oldest first. */
  stuck(account: string, stuckSince: Date, limit: number): Promise<readonly CatalogueRow[]>;
  /** Contracts of which the clock found something between these instants that no hook told, then or later. */
  drift(account: string, since: Date, until: Date): Promise<Drift>;
  /** How many of the account's contracts are shown as this. */
  count(account: string, shownStatus: string): Promise<number>;
  /**
   * Of a connection that may be gone: its provider's id as it was entered last, or what the trail calls the vendor;
   * `undefined` = neither tells.
   */
  formerVendor(account: string, connection: string): Promise<string | undefined>;
  /** Contracts that stand at a vendor and are not over, by connection. */
  openBy(account: string): Promise<ReadonlyMap<string, number>>;
  /** The newest call of each connection (or `kommo`) that knocked. */
  lastDeliveries(account: string, connections: readonly string[]): Promise<ReadonlyMap<string, Date>>;
}

export interface Span {
  readonly account: string;
  /** `sent`: from the planning to the sending. `signed`: from the sending to the last signature. */
  readonly until: "sent" | "signed";
  readonly from: Date;
  readonly to: Date;
  /** IANA. */
  readonly timezone: string;
}

/** How many took so long, in one week: all together, and by each of three. */
export interface DurationCount {
  /** Its Monday, `2026-11-16`. */
  readonly week: string;
  readonly by: "all" | "connection" | "playbook" | "person";
  /** Empty for `all`, and where the contract has none. */
  readonly name: string;
  readonly bucket: number;
  readonly count: number;
}

export interface Drift {
  readonly count: number;
  /** Of these, what Kommo should have told; the rest is the vendors'. */
  readonly fromCrm: number;
  /** Some of them, newest first. `name`: of the deal, empty where it is not known. */
  readonly contracts: readonly { readonly reference: string; readonly name: string }[];
}

/** Each bucket is two percent longer than the one before. */
export const BUCKET_STEP = 0.02;
export const SHORTEST_SECONDS = 0.05;

/** The middle of a bucket. */
export function bucketSeconds(bucket: number): number {
  return Math.exp((bucket + 0.5) * BUCKET_STEP);
}
