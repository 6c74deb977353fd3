import { z } from "zod";
import { openContractbook, OWNER, TEMPLATE } from "./contractbook-stand.ts";
import type { StandMaker, VendorFacts } from "./provider-stand.ts";
import { CHANGE, MISFITS } from "./town-order.ts";

const Answer = z.looseObject({});

const FACTS: VendorFacts = {
  calls: {
    create: /^POST .*\/drafts$/u,
    send: /^POST .*\/drafts\/[^/]+\/send$/u,
    read: /^GET .*\/drafts\/[^/]+$/u,
    update: /^PATCH .*\/drafts\/[^/]+$/u,
  },
  words: { draft: "drafted", sent: "sent", signed: "signed", declined: "declined", expired: "expired" },
  say: (answer, word) => ({ ...Answer.parse(answer), status: word }),
  rename: (answer, id) => ({ ...Answer.parse(answer), id }),
  shows: { title: false, signers: false, reason: false, order: false, versions: false },
  // the refusal names `/template_id`, and not what stood in it
  misfits: { ...MISFITS, unknownTemplate: { ...MISFITS.unknownTemplate, names: "template" } },
  template: TEMPLATE,
  change: CHANGE,
  unusedId: "3c5c2258-9885-4652-aeb3-a1aa8f1b5461",
  owner: OWNER,
};

/** Contractbook as the article describes it: API v1. */
export const contractbookBrief: StandMaker = {
  provider: "contractbook",
  dialect: "brief",
  open: () => openContractbook("brief", FACTS),
};
