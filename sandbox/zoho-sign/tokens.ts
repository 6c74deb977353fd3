import { randomBytes } from "node:crypto";

/** How long an access token is good: an hour. */
export const ACCESS_MS = 3_600_000;
/** A code of a self client, as the API console makes it by default. */
const CODE_MS = 180_000;
/** A code that came by redirect. */
const REDIRECT_CODE_MS = 60_000;
const WINDOW_MS = 600_000;
const MOST_ACTIVE = 15;
const MOST_REFRESH = 20;

interface Refresh {
  readonly token: string;
  readonly issuedAt: number[];
  isRevoked: boolean;
}

interface Code {
  readonly untilMs: number | null;
  readonly redirectUri: string | undefined;
  readonly isOffline: boolean;
}

/** What becomes of a code. */
export type Redeemed = "invalid_code" | "invalid_redirect_uri" | { readonly refresh: string | undefined };

/** All tokens of one user of the shared accounts service. */
export interface TokenBook {
  /** Access tokens per refresh token in ten minutes; `null` = no limit. */
  limit: number | null;
  admit(token: string): boolean;
  /** A new access token; the sixteenth that is good at a time ends the oldest. */
  issue(refresh: string): { readonly token: string } | "invalid_code" | "throttled";
  /** A code is good once. Without `offline` there is no refresh token. */
  redeem(code: string, redirectUri: string | undefined): Redeemed;
  /** A new code; with `redirectUri` as the consent page sends it, without as the console shows it. */
  grant(how?: { readonly redirectUri: string; readonly isOffline: boolean }): string;
  /** Ends one refresh token for good, with its access tokens. */
  revoke(refresh: string): boolean;
  /** Ends (or gives back) all refresh tokens; access tokens never come back. */
  revokeAll(isRevoked: boolean): void;
  /** Ends all access tokens. */
  expire(): void;
  /** Access tokens handed out so far. */
  readonly issued: number;
}

const newToken = (): string => `1000.${randomBytes(16).toString("hex")}.${randomBytes(16).toString("hex")}`;

/** A book with one refresh token and one code of the console, both good until they are used up. */
export const createTokenBook = (
  first: { readonly refreshToken: string; readonly grantCode: string },
  now: () => Date,
): TokenBook => {
  const nowMs = (): number => now().getTime();
  const refreshes = new Map<string, Refresh>();
  const access = new Map<string, { readonly refresh: string; readonly untilMs: number }>();
  const codes = new Map<string, Code>([
    [first.grantCode, { untilMs: null, redirectUri: undefined, isOffline: true }],
  ]);
  let issued = 0;
  const add = (token: string): void => {
    refreshes.set(token, { token, issuedAt: [], isRevoked: false });
    const [oldest] = refreshes.keys();
    if (refreshes.size > MOST_REFRESH && oldest !== undefined) revoke(oldest);
  };
  const revoke = (refresh: string): boolean => {
    for (const [token, row] of access) if (row.refresh === refresh) access.delete(token);
    return refreshes.delete(refresh);
  };
  const handOut = (refresh: string): string => {
    const token = newToken();
    for (const [old, row] of access) if (row.untilMs <= nowMs()) access.delete(old);
    access.set(token, { refresh, untilMs: nowMs() + ACCESS_MS });
    const active = [...access].filter(([, row]) => row.refresh === refresh);
    const [oldest] = active;
    if (active.length > MOST_ACTIVE && oldest !== undefined) access.delete(oldest[0]);
    issued += 1;
    return token;
  };
  add(first.refreshToken);
  const book: TokenBook = {
    limit: 10,
    admit: (token) => (access.get(token)?.untilMs ?? 0) > nowMs(),
    issue: (refresh) => {
      const row = refreshes.get(refresh);
      if (row === undefined || row.isRevoked) return "invalid_code";
      while (row.issuedAt[0] !== undefined && row.issuedAt[0] <= nowMs() - WINDOW_MS) row.issuedAt.shift();
      if (book.limit !== null && row.issuedAt.length >= book.limit) return "throttled";
      row.issuedAt.push(nowMs());
      return { token: handOut(refresh) };
    },
    redeem: (code, redirectUri) => {
      const row = codes.get(code);
      codes.delete(code);
      if (row === undefined || (row.untilMs !== null && row.untilMs <= nowMs())) return "invalid_code";
      if (row.redirectUri !== undefined && row.redirectUri !== redirectUri) return "invalid_redirect_uri";
      if (!row.isOffline) return { refresh: undefined };
      const refresh = newToken();
      add(refresh);
      return { refresh };
    },
    grant: (how) => {
      const code = newToken();
      const untilMs = nowMs() + (how === undefined ? CODE_MS : REDIRECT_CODE_MS);
      codes.set(code, { untilMs, redirectUri: how?.redirectUri, isOffline: how?.isOffline ?? true });
      return code;
    },
    revoke,
    revokeAll: (isRevoked) => {
      for (const row of refreshes.values()) row.isRevoked = isRevoked;
      if (isRevoked) access.clear();
    },
    expire: () => {
      access.clear();
    },
    get issued() {
      return issued;
    },
  };
  return book;
};
