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
};

/** Zoho Sign as the article describes it. */
export const zohoSignBrief: StandMaker = {
  provider: "zoho-sign",
  dialect: "brief",
  open: () => openZohoSign("brief", FACTS),
};
