import type { TownVendor } from "../town-vendor.ts";
import { writeTownTemplates } from "./town-templates.ts";
import { SKRIBBLE_CREDENTIALS } from "./credentials.ts";

/** Skribble in the town. */
export const townVendor: TownVendor = {
  provider: "skribble",
  countries: ["CH", "DE"],
  layOut: writeTownTemplates,
  connection(dialect, sandboxUrl, papers) {
    const { skribble, skribbleBrief } = SKRIBBLE_CREDENTIALS;
    const templates = `templates: ${papers}`;
    return dialect === "brief"
      ? [templates, `apiKey: ${skribbleBrief.apiKey}`, `baseUrl: ${sandboxUrl}/skribble-brief/v2`]
      : [
          templates,
          `username: ${skribble.username}`,
          `apiKey: ${skribble.apiKey}`,
          `baseUrl: ${sandboxUrl}/skribble/v2`,
        ];
  },
  template: "standard-agreement",
  sentWord: "invited",
  fields: {
    client_name: "{{ contact.name }}",
    client_email: "{{ contact.email }}",
    deal_amount: "{{ deal.price }}",
    kommo_deal_id: "{{ deal.id }}",
  },
};
