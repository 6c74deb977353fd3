import { CountersignError } from "../domain/errors.ts";
import type { HttpAnswer } from "../http/http.ts";
import type { AccessToken, TokenBook } from "./provider.ts";

export interface TokenSourceParts {
  readonly book: TokenBook;
  readonly now: () => Date;
  /** A token that ends sooner than this is replaced before it is used, in ms. */
  readonly spareMs: number;
  /** Asks the vendor for a new one; `stored` is what the book holds. */
  readonly fetch: (stored: AccessToken | undefined) => Promise<AccessToken>;
}

/** Access tokens that end: fetched once for all workers, replaced shortly before they end or when they are refused. */
export interface TokenSource {
  /**
   * Makes the call with a token. An answer that `isRefused` calls for one new token and one more call, which is safe: a
   * call that was refused for its token was not carried out.
   */
  withToken(
    call: (accessToken: string) => Promise<HttpAnswer>,
    isRefused: (answer: HttpAnswer) => boolean,
  ): Promise<HttpAnswer>;
  /** The same for a call that takes its token when it goes: see `authorize` of a request. */
  withLateToken(
    call: (accessToken: () => Promise<string>) => Promise<HttpAnswer>,
    isRefused: (answer: HttpAnswer) => boolean,
  ): Promise<HttpAnswer>;
}

/** A new token is used for so much of its life at least, and for so long whatever it says about its end. */
const SHARE_OF_LIFE = 0.75;
const LEAST_MS = 30_000;

interface Known {
  readonly token: AccessToken;
  /** On our clock, in ms. */
  readonly goodUntil: number;
}

export function createTokenSource({ book, now, spareMs, fetch }: TokenSourceParts): TokenSource {
  let known: Known | undefined;
  let refusal: CountersignError | undefined;

  const isGood = (one: Known | undefined): one is Known =>
    one !== undefined && one.goodUntil > now().getTime();

  /** Those who wait for a vendor that wants no more logins do not all knock again, each by itself. */
  async function fetchOnce(stored: AccessToken | undefined): Promise<AccessToken> {
    if (refusal?.verdict.next === "wait" && refusal.verdict.until > now()) throw refusal;
    refusal = undefined;
    try {
      return await fetch(stored);
    } catch (error) {
      if (error instanceof CountersignError) refusal = error;
      throw error;
    }
  }

  async function renew(seen: AccessToken | undefined): Promise<AccessToken> {
    const token = await book.refresh(seen, fetchOnce);
    const at = now().getTime();
    const lifeMs = token.expiresAt.getTime() - at;
    // a short life, or a clock of ours that is ahead, must not mean a new token for each call: a refused one is replaced
    const goodMs = Math.max(lifeMs - spareMs, lifeMs * SHARE_OF_LIFE, LEAST_MS);
    known = { token, goodUntil: at + goodMs };
    return token;
  }

  async function current(): Promise<AccessToken> {
    if (isGood(known)) return known.token;
    const stored = await book.get();
    const found = stored && { token: stored, goodUntil: stored.expiresAt.getTime() - spareMs };
    if (!isGood(found)) return renew(stored);
    known = found;
    return found.token;
  }

  async function instead(refused: AccessToken): Promise<AccessToken> {
    if (known?.token.accessToken !== refused.accessToken && isGood(known)) return known.token;
    return renew(refused);
  }

  const withLateToken: TokenSource["withLateToken"] = async (call, isRefused) => {
    let used: AccessToken | undefined;
    const answer = await call(async () => (used = await current()).accessToken);
    const refused = used;
    if (refused === undefined || !isRefused(answer)) return answer;
    return call(async () => (await instead(refused)).accessToken);
  };

  return {
    withLateToken,
    withToken: (call, isRefused) => withLateToken(async (token) => call(await token()), isRefused),
  };
}
