import { CONTRACTBOOK_CREDENTIALS } from "./credentials.ts";
import type { TownVendor } from "../town-vendor.ts";

/** Contractbook in the town. */
export const townVendor: TownVendor = {
  provider: "contractbook",
  connection(dialect, sandboxUrl) {
    const { contractbook, contractbookBrief } = CONTRACTBOOK_CREDENTIALS;
    return dialect === "brief"
      ? [
          `signingSecret: ${contractbookBrief.signingSecret}`,
          `apiKey: ${contractbookBrief.apiKey}`,
          `baseUrl: ${sandboxUrl}/contractbook-brief/v1`,
        ]
      : [`apiKey: ${contractbook.apiKey}`, `baseUrl: ${sandboxUrl}/contractbook/v3`];
  },
  template: "tpl_standard",
  sentWord: "sent_for_signature",
  fields: {
    client_name: "{{ contact.name }}",
    client_email: "{{ contact.email }}",
    deal_amount: "{{ deal.price }}",
    kommo_deal_id: "{{ deal.id }}",
  },
};
