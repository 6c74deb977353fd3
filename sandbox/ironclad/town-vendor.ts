import { IRONCLAD_CREDENTIALS } from "./credentials.ts";
import type { TownVendor } from "../town-vendor.ts";

/** Ironclad in the town, by its OAuth client. */
export const townVendor: TownVendor = {
  provider: "ironclad",
  countries: ["FR", "ES"],
  connection(dialect, sandboxUrl) {
    const { ironclad, ironcladBrief } = IRONCLAD_CREDENTIALS;
    return dialect === "brief"
      ? [
          `signingSecret: ${ironcladBrief.signingSecret}`,
          `token: ${ironcladBrief.token}`,
          `baseUrl: ${sandboxUrl}/ironclad-brief/public/api/v1`,
        ]
      : [
          `clientId: ${ironclad.clientId}`,
          `clientSecret: ${ironclad.clientSecret}`,
          `tokenUrl: ${sandboxUrl}/ironclad/oauth/token`,
          `actingUser: ${ironclad.actingUser}`,
          "currency: EUR",
          `baseUrl: ${sandboxUrl}/ironclad/public/api/v1`,
        ];
  },
  template: "Standard agreement",
  sentWord: "signature_packet_sent",
  declinesAs: { brief: "withdrawn" },
  fields: {
    client_name: "{{ contact.name }}",
    client_email: "{{ contact.email }}",
    deal_amount: "{{ deal.price }}",
    kommo_deal_id: "{{ deal.id }}",
  },
};
