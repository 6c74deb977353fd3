import type { StandMaker, VendorFacts } from "./provider-stand.ts";
import { openZohoSign, OWNER_SIGNS, SHARED } from "./zoho-sign-stand.ts";

const FACTS: VendorFacts = {
  ...SHARED,
  calls: {
    create: /^POST .*\/createdocument(?:\?.*)?$/u,
    send: /^POST .*\/requests\/[^/]+\/submit$/u,
    read: /^GET .*\/requests\/[^/?]+$/u,
    withdraw: /^POST .*\/requests\/[^/]+\/recall$/u,
    find: /^GET .*\/requests(?:\?.*)?$/u,
    documents: /^GET .*\/requests\/[^/]+\/pdf(?:\?.*)?$/u,
    token: /^POST .*\/oauth\/v2\/token$/u,
  },
  // the vendor tells when the contract changed, and of no signer when they signed
  shows: { title: true, signers: true, times: false, reason: true, order: true, versions: false },
  titled: (title, reference) => `${title} [${reference}]`,
  ownerSigns: OWNER_SIGNS,
};

/** Zoho Sign's API v1. */
export const zohoSignDocumented: StandMaker = {
  provider: "zoho-sign",
  dialect: "documented",
  open: () => openZohoSign("documented", FACTS),
};
