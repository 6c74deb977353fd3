import { ZOHO_SIGN_CREDENTIALS } from "./credentials.ts";
import type { TownVendor } from "../town-vendor.ts";

/** Zoho Sign in the town. */
export const townVendor: TownVendor = {
  provider: "zoho-sign",
  countries: ["PL", "HU"],
  connection(dialect, sandboxUrl) {
    const { zohoSign, zohoSignBrief } = ZOHO_SIGN_CREDENTIALS;
    const { clientId, clientSecret, refreshToken, signingSecret } =
      dialect === "brief" ? zohoSignBrief : zohoSign;
    const mount = dialect === "brief" ? "zoho-sign-brief" : "zoho-sign";
    return [
      `clientId: ${clientId}`,
      `clientSecret: ${clientSecret}`,
      `refreshToken: ${refreshToken}`,
      `signingSecret: ${signingSecret}`,
      `accountsUrl: ${sandboxUrl}/${mount}`,
      `baseUrl: ${sandboxUrl}/${mount}/api/v1`,
      // its fifty calls a minute are the vendor's, and stories have no time for them
      "requestsPerSecond: 0",
    ];
  },
  template: '"389415000000001001"',
  sentWord: "submitted",
  fields: {
    client_name: "{{ contact.name }}",
    client_email: "{{ contact.email }}",
    deal_amount: "{{ deal.price }}",
    kommo_deal_id: "{{ deal.id }}",
  },
};
