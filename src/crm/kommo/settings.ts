import type { Http, Limiter } from "../../http/http.ts";

/** One Kommo account as the configuration file describes it (same shape as its `KommoConfig`). */
export interface KommoSettings {
  readonly subdomain: string;
  readonly auth: KommoAuth;
  /** Address of the account's host without a slash at the end: `https://acme.kommo.com`. */
  readonly baseUrl: string;
  /** Calls per second over all workers; 0 = no limit. */
  readonly requestsPerSecond: number;
  /** Entities per batch write to begin with, at most 250. */
  readonly batchSize: number;
  /** IANA zone of the account in our configuration: used where Kommo does not tell its own. */
  readonly timezone?: string;
  /** Addresses under which Kommo reaches us, current one first: looked for by `check`. */
  readonly hookUrls?: readonly string[];
  /** Secrets in which addresses of this installation end, of all its accounts. */
  readonly ownSecrets?: readonly string[];
}

/** Long-lived token of a private integration, or OAuth 2.0 with a rotating pair. */
export type KommoAuth =
  | { readonly kind: "token"; readonly token: string }
  | {
      readonly kind: "oauth";
      readonly clientId: string;
      readonly clientSecret: string;
      readonly redirectUri: string;
      readonly refreshToken?: string;
      readonly code?: string;
    };

/** An OAuth pair as it is kept. */
export interface KommoToken {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly expiresAt: Date;
}

/** Where this account's OAuth pair is kept; single flight over all workers (the store's `tokens`, bound to the account). */
export interface TokenBook {
  get(): Promise<KommoToken | undefined>;
  refresh(
    seen: KommoToken | undefined,
    run: (stored: KommoToken | undefined) => Promise<KommoToken>,
  ): Promise<KommoToken>;
}

/** Resolves after so many milliseconds. */
export type Pause = (ms: number) => Promise<unknown>;

/** What the Kommo client is given: the network, the limit, the clock. */
export interface KommoTools {
  /** Calls to the account's host. Does not limit by itself: the client takes a slot for each call. */
  readonly http: Http;
  /** Calls to Kommo's drive under this host (`drive-c.kommo.com`). */
  readonly drive: (host: string) => Http;
  readonly limiter: Limiter;
  readonly limitKey: string;
  readonly tokens: TokenBook;
  readonly now: () => Date;
  /** Between two tries of a call. Default: as long as it says. */
  readonly pause?: Pause;
  /** May our token be sent to this drive address? Default: https under Kommo's domains, or the configured host itself. */
  readonly isDriveHost?: (url: URL) => boolean;
  readonly log?: KommoLog;
}

/** The part of a logger that the client needs: data first, static message second. */
export interface KommoLog {
  warn(data: Readonly<Record<string, unknown>>, message: string): void;
}
