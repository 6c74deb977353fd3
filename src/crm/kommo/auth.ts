import { CountersignError, STOP } from "../../domain/errors.ts";
import type { KommoToken } from "./settings.ts";

/** Gives each call its bearer. */
export interface Auth {
  bearer(): Promise<string>;
  /** Kommo answered 401 to this bearer. `true`: there is another one now, the call may be made once more. */
  refused(bearer: string): Promise<boolean>;
}

/** Long-lived token: nothing to renew, a refused one needs a person [long-lived-token]. */
export function tokenAuth(token: string): Auth {
  return { bearer: () => Promise.resolve(token), refused: () => Promise.resolve(false) };
}

const EARLY_MS = 5 * 60_000;
const REFUSAL_KEPT_MS = 60_000;

/** What the rotating pair needs. `renew` locks the row, refreshes at Kommo and stores before it resolves. */
export interface OauthTools {
  readonly get: () => Promise<KommoToken | undefined>;
  readonly renew: (seen: KommoToken | undefined) => Promise<KommoToken>;
  readonly now: () => Date;
}

/** OAuth pair: renewed five minutes before its end and after a 401, by one of all callers. */
export function oauthAuth({ get, renew, now }: OauthTools): Auth {
  let current: KommoToken | undefined;
  let flight: Promise<KommoToken> | undefined;
  let refusal: { readonly error: CountersignError; readonly at: number } | undefined;

  function freshPair(seen: KommoToken | undefined): Promise<KommoToken> {
    if (refusal !== undefined && now().getTime() - refusal.at < REFUSAL_KEPT_MS)
      return Promise.reject(refusal.error);
    flight ??= renewed(seen).finally(() => {
      flight = undefined;
    });
    return flight;
  }

  async function renewed(seen: KommoToken | undefined): Promise<KommoToken> {
    try {
      current = await renew(seen);
      refusal = undefined;
      return current;
    } catch (error) {
      // Each waiting contract would ask again: spent tokens in a storm get the address blocked.
      if (error instanceof CountersignError && error.verdict.next === STOP.next)
        refusal = { error, at: now().getTime() };
      throw error;
    }
  }

  const lasts = (pair: KommoToken): boolean => pair.expiresAt.getTime() - now().getTime() > EARLY_MS;
  return {
    async bearer() {
      current ??= await get();
      if (current !== undefined && lasts(current)) return current.accessToken;
      return (await freshPair(current)).accessToken;
    },
    async refused(bearer) {
      if (current !== undefined && current.accessToken !== bearer) return true;
      return (await freshPair(current)).accessToken !== bearer;
    },
  };
}
