import type { StandMaker, VendorFacts } from "./provider-stand.ts";
import { openSkribble, SHARED } from "./skribble-stand.ts";

const FACTS: VendorFacts = {
  ...SHARED,
  calls: {
    create: /^POST .*\/signature-requests$/u,
    // creating sends: all that is left is to look
    send: /^GET .*\/signature-requests\/[^/?]+$/u,
    read: /^GET .*\/signature-requests\/[^/?]+$/u,
    withdraw: /^POST .*\/signature-requests\/[^/]+\/withdraw$/u,
    find: /^GET .*\/signature-requests(?:\?.*)?$/u,
    documents: /^GET .*\/documents\/[^/]+\/content$/u,
    token: /^POST .*\/access\/login$/u,
  },
  words: {
    OPEN: "sent",
    SIGNED: "signed",
    DECLINED: "declined",
    WITHDRAWN: "withdrawn",
    EXPIRED: "expired",
    ERROR: "unknown",
  },
  shows: { title: true, signers: true, reason: true, order: true, versions: false },
  titled: (title, reference) => `${title} (${reference})`,
};

/** Skribble's API v2. */
export const skribbleDocumented: StandMaker = {
  provider: "skribble",
  dialect: "documented",
  open: () => openSkribble("documented", FACTS),
};
