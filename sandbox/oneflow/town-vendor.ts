import { ONEFLOW_CREDENTIALS } from "./credentials.ts";
import type { TownVendor } from "../town-vendor.ts";

/** Oneflow in the town. */
export const townVendor: TownVendor = {
  provider: "oneflow",
  countries: ["SE"],
  connection(dialect, sandboxUrl) {
    const { oneflow, oneflowBrief } = ONEFLOW_CREDENTIALS;
    return dialect === "brief"
      ? [
          `apiToken: ${oneflowBrief.apiToken}`,
          `userEmail: ${oneflowBrief.userEmail}`,
          "workspace: 77",
          `baseUrl: ${sandboxUrl}/oneflow-brief/v1`,
        ]
      : [
          `signingSecret: ${oneflow.signKey}`,
          `apiToken: ${oneflow.apiToken}`,
          `userEmail: ${oneflow.userEmail}`,
          "workspace: Sales",
          `baseUrl: ${sandboxUrl}/oneflow/v1`,
        ];
  },
  template: "Standard agreement",
  sentWord: "published",
  fields: {
    client_name: "{{ contact.name }}",
    client_email: "{{ contact.email }}",
    deal_amount: "{{ deal.price }}",
    kommo_deal_id: "{{ deal.id }}",
  },
};
