import { z } from "zod";
import { openOneflow, OWNER, TEMPLATE } from "./oneflow-stand.ts";
import type { StandMaker, VendorFacts } from "./provider-stand.ts";
import { CHANGE, MISFITS } from "./town-order.ts";

const Answer = z.looseObject({});

const FACTS: VendorFacts = {
  calls: {
    create: /^POST .*\/contracts$/u,
    send: /^POST .*\/contracts\/[^/]+\/publish$/u,
    read: /^GET .*\/contracts\/[^/?]+$/u,
    update: /^PATCH .*\/contracts\/[^/]+\/data_fields\/[^/]+$/u,
    documents: /^GET .*\/contracts\/[^/]+\/pdf$/u,
  },
  words: { draft: "drafted", pending: "sent", signed: "signed", declined: "declined", expired: "expired" },
  say: (answer, word) => ({ ...Answer.parse(answer), state: word }),
  rename: (answer, id) => ({ ...Answer.parse(answer), id: Number(id) }),
  shows: { title: true, signers: true, reason: false, order: true, versions: false },
  titleLength: 130,
  keepsTitle: true,
  misfits: { unknownTemplate: MISFITS.unknownTemplate, unknownField: MISFITS.unknownField },
  template: TEMPLATE,
  change: CHANGE,
  unusedId: "999999999",
  owner: OWNER,
};

/** Oneflow as the article describes it. */
export const oneflowBrief: StandMaker = {
  provider: "oneflow",
  dialect: "brief",
  open: () => openOneflow("brief", FACTS),
};
