import type { StandMaker, VendorFacts } from "./provider-stand.ts";
import { openSkribble, SHARED } from "./skribble-stand.ts";

const FACTS: VendorFacts = {
  ...SHARED,
  calls: {
    create: /^POST .*\/signature-requests$/u,
    send: /^GET .*\/signature-requests\/[^/?]+$/u,
    read: /^GET .*\/signature-requests\/[^/?]+$/u,
    documents: /^GET .*\/signature-requests\/[^/]+\/download$/u,
  },
  words: { OPEN: "sent", SIGNED: "signed", DECLINED: "declined" },
  shows: { title: true, signers: true, reason: false, order: false, versions: false },
  tellsEndsOnly: true,
};

/** Skribble as the article describes it. */
export const skribbleBrief: StandMaker = {
  provider: "skribble",
  dialect: "brief",
  open: () => openSkribble("brief", FACTS),
};
