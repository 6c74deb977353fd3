/** How one dialect is spoken with: as the vendor documents it, or as the articles describe it. */
export type TownDialect = "documented" | "brief";

/**
 * A vendor of the town as somebody needs it who configures a client for it: data, so that the demo and stories name no
 * vendor.
 */
export interface TownVendor {
  /** The vendor's id in configurations, and the sandbox's. */
  readonly provider: string;
  /**
   * Lines of a YAML file that open a connection, without indentation: keys, and `baseUrl` below the sandbox's address.
   * `papers`: a directory with the town's own PDF templates, for vendors that have none.
   */
  readonly connection: (dialect: TownDialect, sandboxUrl: string, papers: string) => readonly string[];
  /** Writes the town's own templates into `papers`, where the vendor needs them. */
  readonly layOut?: (papers: string) => Promise<void>;
  /** The town's standard template. */
  readonly template: string;
  /** Template field → Liquid text; enough to fill in what that template needs. */
  readonly fields: Readonly<Record<string, string>>;
  /** Signers, each a YAML flow map; default the deal's contact as `client`. */
  readonly signers?: readonly string[];
  /** The word of a document's `audit` that tells that it went out. */
  readonly sentWord: string;
  /** What a declined contract becomes in dialects that have no word of their own for it. */
  readonly declinesAs?: Readonly<Partial<Record<TownDialect, "withdrawn">>>;
  /** ISO country codes of the deals that go through it in the demo; all others go through the first vendor. */
  readonly countries?: readonly string[];
  /** YAML flow map of the playbook's options, where the vendor needs any. */
  readonly options?: string;
}
