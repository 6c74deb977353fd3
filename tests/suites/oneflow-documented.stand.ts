import { z } from "zod";
import { keepsSignature, openOneflow, OWNER, TEMPLATE } from "./oneflow-stand.ts";
import type { StandMaker, VendorFacts } from "./provider-stand.ts";
import { CHANGE, MISFITS } from "./town-order.ts";

const Answer = z.looseObject({});

const FACTS: VendorFacts = {
  calls: {
    create: /^POST .*\/contracts\/create$/u,
    send: /^POST .*\/contracts\/[^/]+\/publish$/u,
    read: /^GET .*\/contracts\/[^/?]+$/u,
    update: /^PUT .*\/contracts\/[^/]+\/data_fields$/u,
    withdraw: /^DELETE .*\/contracts\/[^/]+$/u,
    find: /^GET .*\/contracts(?:\?.*)?$/u,
    documents: /^GET .*\/files\/[^/?]+(?:\?.*)?$/u,
  },
  // `state` of a contract (docs page `contract`)
  words: { draft: "drafted", pending: "sent", overdue: "expired", signed: "signed", declined: "declined" },
  say: (answer, word) => ({ ...Answer.parse(answer), state: word }),
  rename: (answer, id) => ({ ...Answer.parse(answer), id: Number(id) }),
  redirectsDownload: true,
  shows: { title: true, signers: true, reason: false, order: false, versions: false },
  titleLength: 130,
  misfits: { unknownTemplate: MISFITS.unknownTemplate, unknownField: MISFITS.unknownField },
  template: TEMPLATE,
  change: CHANGE,
  keepsToken: keepsSignature,
  namesCalls: true,
  unusedId: "999999999",
  owner: OWNER,
};

/** Oneflow's public API v1. */
export const oneflowDocumented: StandMaker = {
  provider: "oneflow",
  dialect: "documented",
  open: () => openOneflow("documented", FACTS),
};
