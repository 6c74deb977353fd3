import { openContractbook, OWNER, TEMPLATE, withPart } from "./contractbook-stand.ts";
import type { StandMaker, VendorFacts } from "./provider-stand.ts";
import { CHANGE, MISFITS } from "./town-order.ts";

const FACTS: VendorFacts = {
  calls: {
    create: /^POST .*\/create_document$/u,
    send: /^POST .*\/documents\/[^/]+\/send$/u,
    read: /^GET .*\/documents\/[^/?]+$/u,
    update: /^PATCH .*\/documents\/[^/]+$/u,
    withdraw: /^DELETE .*\/documents\/[^/]+$/u,
    find: /^GET .*\/documents(?:\?.*)?$/u,
    documents: /^GET .*\/documents\/[^/]+\/pdf$/u,
  },
  // `state` of DocumentShowResponse; `irrelevant` is explained nowhere and must drive nothing
  words: {
    draft: "drafted",
    pending: "sent",
    signed: "signed",
    rejected: "declined",
    changes_requested: "sent",
    irrelevant: "unknown",
  },
  say: (answer, word) => withPart(answer, "document", { state: word }),
  rename: (answer, id) => withPart(answer, "document", { id }),
  pointDownload: (_answer, url) => ({ location: url }),
  shows: { title: true, signers: true, reason: true, order: true, versions: true },
  misfits: MISFITS,
  template: TEMPLATE,
  change: CHANGE,
  unusedId: "3c5c2258-9885-4652-aeb3-a1aa8f1b5461",
  owner: OWNER,
};

/** Contractbook's public API v3. */
export const contractbookDocumented: StandMaker = {
  provider: "contractbook",
  dialect: "documented",
  open: () => openContractbook("documented", FACTS),
};
