import type { DialectName } from "../../src/providers/provider.ts";

/** A vendor of the sandbox town as configurations and stories need it: data, so that stories name no vendor. */
export interface TownVendor {
  /** The provider's id, and the sandbox's. */
  readonly provider: string;
  /**
   * YAML lines of its connection beside `provider`, `dialect` and `webhookSecret`, without indentation: keys, and
   * `baseUrl` below the sandbox's address.
   */
  readonly connection: (dialect: DialectName, sandboxUrl: string) => readonly string[];
  /** The town's standard template. */
  readonly template: string;
  /** Template field → Liquid text; enough to fill in what that template needs. */
  readonly fields: Readonly<Record<string, string>>;
  /** Signers, each a YAML flow map; default the deal's contact as `client`. */
  readonly signers?: readonly string[];
  /** The word of a document's `audit` that tells that it went out. */
  readonly sentWord: string;
  /** YAML flow map of `send.options`, where the vendor needs any. */
  readonly options?: string;
}
