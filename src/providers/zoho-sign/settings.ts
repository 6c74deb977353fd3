import { z } from "zod";
import type { JsonObject } from "../../domain/json.ts";
import { SELDOM } from "../seldom.ts";
import { DATA_CENTERS, hostsOf } from "./data-centers.ts";

const plain = z.string().regex(/^[\x21-\x7e]+$/, "It has no spaces and only plain characters.");

/** The connection's own settings in the brief's dialect. */
export const BriefSettings = z.strictObject({
  dataCenter: z
    .enum(DATA_CENTERS)
    .default("eu")
    .describe("Where the Zoho account lives: the end of its address."),
  clientId: plain.describe("Client ID of the client in Zoho's API console."),
  clientSecret: plain.describe("Its client secret; it may differ between data centres."),
  refreshToken: plain
    .describe(
      "Refresh token, where you have one; else a person lets us in afterwards, and it is fetched and kept.",
    )
    .exactOptional(),
  accountsUrl: z
    .url({ protocol: /^https?$/ })
    .describe("Origin of the accounts server, where it is not the data centre's.")
    .meta(SELDOM)
    .exactOptional(),
  redirectUri: z
    .url({ protocol: /^https?$/ })
    .describe("Redirect URI of a server-based client; a self client has none.")
    .meta(SELDOM)
    .exactOptional(),
});

/** The connection's own settings in the documented dialect. */
export const Settings = z.strictObject({
  ...BriefSettings.shape,
  testing: z
    .boolean()
    .default(false)
    .describe("Contracts are made as test documents: for trying out, without legal effect."),
});
export type Settings = z.infer<typeof BriefSettings>;

/** Where tokens are issued, without a slash at the end. */
export function accountsUrl(settings: JsonObject | Settings): string {
  const { accountsUrl: given, dataCenter } = BriefSettings.strip().parse(settings);
  return (given ?? hostsOf(dataCenter).accounts).replace(/\/+$/, "");
}

/** Root of the API v1 in the account's data centre. */
export function apiUrl(settings: JsonObject): string {
  return `${hostsOf(BriefSettings.strip().parse(settings).dataCenter).sign}/api/v1`;
}
