import { randomBytes, randomUUID } from "node:crypto";

/** A token that opens the API. */
interface TokenRow {
  readonly userId: number;
  readonly isAdmin: boolean;
  /** `null` = long-lived. */
  expiresAtMs: number | null;
  isRevoked: boolean;
  /** Of an OAuth pair. */
  readonly pair?: Pair;
}

/** Access and refresh token that were handed out together. */
export interface Pair {
  readonly access: string;
  readonly refresh: string;
  readonly expiresAtMs: number;
  /** The pair whose refresh token bought this one: good until this one is first used. */
  readonly parent: Pair | undefined;
  /** Bought by this pair's refresh token, so far unused. */
  child: Pair | undefined;
  /** The refresh token is spent; the access token lives on until it expires. */
  isRevoked: boolean;
}

/** How long an OAuth access token is good: a day. */
export const ACCESS_MS = 86_400_000;
const REFRESH_MS = 90 * ACCESS_MS;

/** All tokens of one account. */
export interface TokenBook {
  readonly rows: Map<string, TokenRow>;
  readonly refresh: Map<string, Pair>;
  /** The row behind an access token that is good now. */
  admit(token: string, nowMs: number): TokenRow | undefined;
  issue(user: { readonly id: number }, nowMs: number, parent?: Pair): Pair;
  /** Whoever uses any half of a pair has received it: its parent is spent. */
  used(pair: Pair): void;
  /** Ends all OAuth access tokens; refresh tokens stay good. */
  expire(nowMs: number): void;
}

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Looks like Kommo's access tokens: a JWT with the account, the user and the API host. */
const accessToken = (accountId: number, userId: number, nowMs: number): string => {
  const iat = Math.floor(nowMs / 1000);
  const claims = {
    jti: randomUUID(),
    iat,
    nbf: iat,
    exp: iat + ACCESS_MS / 1000,
    sub: String(userId),
    account_id: accountId,
    // A real claim; calls still belong to the account's own host.
    api_domain: "api-c.kommo.com",
    scopes: ["crm", "files", "notifications"],
  };
  return `${part({ typ: "JWT", alg: "RS256" })}.${part(claims)}.${randomBytes(32).toString("base64url")}`;
};

/** An empty book of one account. */
export const createTokenBook = (accountId: number): TokenBook => {
  const rows = new Map<string, TokenRow>();
  const refresh = new Map<string, Pair>();
  const used = (pair: Pair): void => {
    if (pair.parent !== undefined && !pair.isRevoked) pair.parent.isRevoked = true;
  };
  return {
    rows,
    refresh,
    used,
    admit: (token, nowMs) => {
      const row = rows.get(token);
      if (row === undefined || row.isRevoked) return undefined;
      if (row.expiresAtMs !== null && row.expiresAtMs <= nowMs) return undefined;
      if (row.pair !== undefined) used(row.pair);
      return row;
    },
    issue: ({ id }, nowMs, parent) => {
      if (parent?.child !== undefined) parent.child.isRevoked = true;
      const pair: Pair = {
        access: accessToken(accountId, id, nowMs),
        refresh: `def502${randomBytes(40).toString("hex")}`,
        expiresAtMs: nowMs + REFRESH_MS,
        parent,
        child: undefined,
        isRevoked: false,
      };
      if (parent !== undefined) parent.child = pair;
      refresh.set(pair.refresh, pair);
      rows.set(pair.access, {
        userId: id,
        isAdmin: true,
        expiresAtMs: nowMs + ACCESS_MS,
        isRevoked: false,
        pair,
      });
      return pair;
    },
    expire: (nowMs) => {
      for (const row of rows.values()) if (row.pair !== undefined) row.expiresAtMs = nowMs;
    },
  };
};
