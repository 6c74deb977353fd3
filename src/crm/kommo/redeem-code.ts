import type { KommoToken } from "./settings.ts";
import { pairByCode } from "./oauth.ts";
import type { OauthCall } from "./oauth.ts";

/** Where a person lets an integration into their account. https://developers.kommo.com/docs/oauth-20 */
export function consentAddress(ask: {
  readonly baseUrl: string;
  readonly clientId: string;
  readonly state: string;
}): string {
  const host = new URL(ask.baseUrl).hostname;
  // a sandbox has its own page
  const page = host.endsWith(".kommo.com") ? "https://www.kommo.com/oauth" : `${ask.baseUrl}/oauth`;
  return `${page}?${new URLSearchParams({ client_id: ask.clientId, state: ask.state, mode: "popup" }).toString()}`;
}

/** Trades the code that the person's browser brought for a first pair. Throws `credentials_rejected`. */
export function redeemCode(call: Omit<OauthCall, "limit">, code: string): Promise<KommoToken> {
  return pairByCode({ ...call, limit: () => Promise.resolve() }, code);
}
