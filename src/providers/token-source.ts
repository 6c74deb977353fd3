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
}

export function createTokenSource({ book, now, spareMs, fetch }: TokenSourceParts): TokenSource {
  let known: AccessToken | undefined;

  function isFresh(token: AccessToken | undefined): token is AccessToken {
    return token !== undefined && token.expiresAt.getTime() - spareMs > now().getTime();
  }

  async function current(): Promise<AccessToken> {
    if (isFresh(known)) return known;
    const stored = await book.get();
    known = isFresh(stored) ? stored : await book.refresh(stored, fetch);
    return known;
  }

  async function instead(refused: AccessToken): Promise<AccessToken> {
    if (known?.accessToken !== refused.accessToken && isFresh(known)) return known;
    known = await book.refresh(refused, fetch);
    return known;
  }

  return {
    async withToken(call, isRefused) {
      const token = await current();
      const answer = await call(token.accessToken);
      if (!isRefused(answer)) return answer;
      return call((await instead(token)).accessToken);
    },
  };
}
