import type { Dialect } from "../provider.ts";
import { consent } from "./consent.ts";
import { RATE } from "./rate.ts";
import { accountsUrl, apiUrl } from "./settings.ts";

/** What the article and the documentation have in common: hosts, tokens, price, pace, signed calls. */
export const BOTH_DIALECTS = {
  secrets: ["clientSecret", "refreshToken"],
  baseUrl: apiUrl,
  origins: (settings) => [accountsUrl(settings)],
  cost: "Each contract that is sent over the API uses 5 Zoho Sign credits.",
  keepsTokens: true,
  consent,
  rate: RATE,
  signingSecret: "required",
} as const satisfies Partial<Dialect>;
