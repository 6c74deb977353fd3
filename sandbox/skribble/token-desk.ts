import { randomBytes } from "node:crypto";

/** Whose a token is, or why it is none. */
export type TokenCheck = { readonly username: string } | { readonly wrong: "expired" | "invalid" };

/** Hands out access tokens that look like the vendor's (JWT) and live for 20 minutes. */
export interface TokenDesk {
  issue(username: string): string;
  check(token: string): TokenCheck;
  /** All tokens so far are over at once, as if their time had come. */
  expireAll(): void;
  clear(): void;
}

const LIFE_MS = 20 * 60_000;
/** Tokens remembered; who logs in more often loses the oldest. */
const MOST = 10_000;

const encoded = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString("base64url");

/** No tokens at first. */
export const createTokenDesk = (now: () => Date): TokenDesk => {
  const tokens = new Map<string, { readonly username: string; untilMs: number }>();
  return {
    issue: (username) => {
      const untilMs = now().getTime() + LIFE_MS;
      const claims = encoded({ sub: username, exp: Math.floor(untilMs / 1000) });
      const token = `${encoded({ alg: "RS256", typ: "JWT" })}.${claims}.${randomBytes(32).toString("base64url")}`;
      tokens.set(token, { username, untilMs });
      const [oldest] = tokens.keys();
      if (tokens.size > MOST && oldest !== undefined) tokens.delete(oldest);
      return token;
    },
    check: (token) => {
      const found = tokens.get(token);
      if (found === undefined) return { wrong: "invalid" };
      return now().getTime() < found.untilMs ? { username: found.username } : { wrong: "expired" };
    },
    expireAll: () => {
      for (const token of tokens.values()) token.untilMs = 0;
    },
    clear: () => {
      tokens.clear();
    },
  };
};
