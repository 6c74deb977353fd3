/** Whose hooks these are, and which deals they speak of. */
export interface HookSubject {
  readonly subdomain: string;
  readonly accountId: string;
  /** The deal that every body about a deal names. */
  readonly deal: string;
  /** Further deals of bodies that name several. */
  readonly others: readonly [string, string];
}

/** A body as it came over the wire, and what it says. */
export interface HookBody {
  /** Who sent it, since when: `account hook, 2016`. */
  readonly says: string;
  readonly contentType?: string;
  readonly body: string | Uint8Array<ArrayBuffer>;
  /** What it claims about its account; absent = nothing. */
  readonly account?: { readonly id?: string; readonly subdomain?: string };
  /** `id event`; none = ignored. */
  readonly deals: readonly string[];
  /** What it is about instead, as the operator reads it. */
  readonly ignored?: string;
}
