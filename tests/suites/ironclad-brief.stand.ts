import { z } from "zod";
import { openIronclad, OWNER, OWNER_SIGNS, templateIn } from "./ironclad-stand.ts";
import type { StandMaker, VendorFacts } from "./provider-stand.ts";
import { CHANGE, MISFITS } from "./town-order.ts";

const Answer = z.looseObject({});
const Documents = z.looseObject({ documents: z.array(z.looseObject({})) });

const FACTS: Omit<VendorFacts, "template"> = {
  calls: {
    create: /^POST .*\/workflows$/u,
    // there is none: whoever launches it sends it
    send: /^nothing$/u,
    read: /^GET .*\/workflows\/[^/?]+$/u,
    documents: /^GET .*\/workflows\/[^/]+\/documents$/u,
  },
  words: {
    CREATED: "drafted",
    DRAFT: "drafted",
    REVIEW: "drafted",
    SIGNATURE: "sent",
    EXECUTED: "signed",
    CANCELLED: "withdrawn",
  },
  say: (answer, word) => ({ ...Answer.parse(answer), status: word }),
  rename: (answer, id) => ({ ...Answer.parse(answer), id }),
  pointDownload: (answer, url) => ({
    documents: Documents.parse(answer).documents.map((document) => ({ ...document, downloadUrl: url })),
  }),
  shows: { title: false, signers: false, reason: false, order: true, versions: false },
  misfits: MISFITS,
  change: CHANGE,
  unusedId: "0123456789abcdef01234567",
  owner: OWNER,
  ownerSigns: OWNER_SIGNS,
  givenTitle: "Standard agreement with Lena Vogt",
  declinesAs: "withdrawn",
};

/** Ironclad as the article describes it. */
export const ironcladBrief: StandMaker = {
  provider: "ironclad",
  dialect: "brief",
  open: () => openIronclad("brief", (vendor) => ({ ...FACTS, template: templateIn(vendor) })),
};
