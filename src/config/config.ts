import type { JsonObject } from "../domain/json.ts";
import type { Playbook } from "../domain/playbook.ts";
import type { DialectName } from "../providers/provider.ts";

/** The configuration file, parsed, checked, with the environment's values filled in and every default in place. */
export interface Config {
  readonly server: ServerConfig;
  readonly archive: ArchiveConfig;
  readonly retention: RetentionConfig;
  readonly accounts: readonly AccountConfig[];
}

export interface ServerConfig {
  /** Without a slash at the end; absent = hooks cannot be registered for the user. */
  readonly publicUrl?: string;
  readonly port: number;
  readonly host: string;
  readonly allowPrivateHosts: boolean;
  /** Data directory; a relative one was joined to the file's own directory. Options and environment win over it. */
  readonly dataDir?: string;
  /** PostgreSQL instead of the embedded one; holds a password. `DATABASE_URL` wins over it. */
  readonly databaseUrl?: string;
  readonly signIn?: SignInConfig;
}

/** An OpenID Connect issuer that people may sign in to the console by. */
export interface SignInConfig {
  /** Without a slash at the end. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Lower case. Whoever has a verified address there comes in without an invitation. */
  readonly allowedDomains: readonly string[];
  /** What they may do. */
  readonly role: "viewer" | "operator";
  /** Ids of the accounts that they may do it in; absent = every account there is or will be. */
  readonly accounts?: readonly string[];
  /** The issuer's addresses count as verified although it does not say so. */
  readonly trustEmail: boolean;
}

export type ArchiveConfig =
  | { readonly kind: "files"; readonly directory: string }
  | {
      readonly kind: "s3";
      readonly bucket: string;
      readonly prefix: string;
      readonly region: string;
      readonly endpoint?: string;
      readonly accessKeyId?: string;
      readonly secretAccessKey?: string;
    };

export interface RetentionConfig {
  readonly callsDays: number;
  readonly deliveriesDays: number;
  readonly changesDays: number;
}

/** What an account keeps for another time than the installation, in days. */
export interface AccountRetention {
  readonly callsDays?: number;
  readonly deliveriesDays?: number;
  /** Contracts that ended without a signature, and their trail; absent = for good. */
  readonly endedDays?: number;
  /** Signed contracts with trail and archive; absent = for good. */
  readonly signedDays?: number;
}

export interface AccountConfig {
  readonly id: string;
  /** What people call it; absent = by its id. */
  readonly name?: string;
  /** IANA zone. */
  readonly timezone: string;
  /** BCP 47. */
  readonly locale: string;
  readonly retention?: AccountRetention;
  readonly kommo: KommoConfig;
  readonly connections: readonly ConnectionConfig[];
  readonly playbooks: readonly Playbook[];
}

export interface KommoConfig {
  readonly subdomain: string;
  readonly auth:
    | { readonly kind: "token"; readonly token: string }
    | {
        readonly kind: "oauth";
        readonly clientId: string;
        readonly clientSecret: string;
        readonly redirectUri: string;
        readonly refreshToken?: string;
        readonly code?: string;
      };
  /** Accepted values of the {secret} path segment; the current one first. */
  readonly webhookSecrets: readonly string[];
  /** Without a slash at the end. */
  readonly baseUrl: string;
  /** Calls per second over all workers; 0 = no limit (tests, gateways that limit by themselves). Default 7. */
  readonly requestsPerSecond: number;
  /** Entities per batch write. Default 50, at most 250. */
  readonly batchSize: number;
  /** Calls that may go to what nobody told of; absent = {@link CATCH_UP_PER_HOUR}. */
  readonly catchUpPerHour?: number;
}

export interface ConnectionConfig {
  readonly id: string;
  readonly provider: string;
  readonly dialect: DialectName;
  readonly webhookSecrets: readonly string[];
  readonly signingSecrets: readonly string[];
  readonly baseUrl: string;
  /** The provider's own, parsed by its schema. */
  readonly settings: JsonObject;
  /** Overrides the provider's own figure; 0 = no limit. */
  readonly requestsPerSecond?: number;
  /** Calls that may go to what nobody told of; absent = {@link CATCH_UP_PER_HOUR}. */
  readonly catchUpPerHour?: number;
}

/** One problem of the file; all are reported at once. */
export interface ConfigProblem {
  readonly line?: number;
  readonly column?: number;
  /** `accounts.acme.playbooks[0].send.template`. */
  readonly path: string;
  readonly text: string;
  readonly help?: string;
  /** The text without the setting that it begins with, for people who see its field: `must be a number`. */
  readonly says?: string;
  /** What is told otherwise to people who have no file. */
  readonly kind?: ProblemKind;
}

/** Problems that people without a file solve elsewhere, or know by other names. */
export type ProblemKind = "private_address" | "no_way_in" | "two_ways_in";
