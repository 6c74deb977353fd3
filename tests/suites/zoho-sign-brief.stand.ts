import type { StandMaker, VendorFacts } from "./provider-stand.ts";
import { openZohoSign, SHARED } from "./zoho-sign-stand.ts";

const FACTS: VendorFacts = {
  ...SHARED,
  calls: {
    create: /^POST .*\/createdocument$/u,
    send: /^POST .*\/createdocument$/u,
    read: /^GET .*\/requests\/[^/?]+$/u,
    documents: /^GET .*\/requests\/[^/]+\/pdf(?:\?.*)?$/u,
    token: /^POST .*\/oauth\/v2\/token$/u,
  },
  shows: { title: false, signers: true, times: false, reason: true, order: true, versions: false },
  misfits: {
    missingField: {
      change: { fields: { client_email: "lena@example.com", deal_amount: "1200" } },
      names: "client_name",
    },
    unknownTemplate: { change: { template: "No such agreement" }, names: "No such agreement" },
    unknownField: {
      change: { fields: { client_name: "L", client_email: "l@example.com", shoe_size: "44" } },
      names: "shoe_size",
    },
    wrongOption: {
      change: { fields: { client_name: "L", client_email: "l@example.com", plan: "Platinum" } },
      names: "plan",
    },
  },
};

/** Zoho Sign as the article describes it. */
export const zohoSignBrief: StandMaker = {
  provider: "zoho-sign",
  dialect: "brief",
  open: () => openZohoSign("brief", FACTS),
};
