import { z } from "zod";
import { openIronclad, OWNER, OWNER_SIGNS, templateIn } from "./ironclad-stand.ts";
import type { StandMaker, VendorFacts } from "./provider-stand.ts";
import { CHANGE, MISFITS } from "./town-order.ts";

const Workflow = z.looseObject({ status: z.string(), step: z.string() });
const STEPS = new Set(["Create", "Review", "Sign", "Archive", "Complete"]);

/** A status is said by `status`, a step by `step`; what is neither stands in both. */
function say(answer: unknown, word: string): unknown {
  const workflow = Workflow.parse(answer);
  if (word === "completed") return { ...workflow, status: word, step: "Complete", signatures: DONE };
  if (word === "cancelled" || word === "paused") return { ...workflow, status: word };
  if (!STEPS.has(word)) return { ...workflow, status: word, step: word };
  const isBehind = word === "Archive" || word === "Complete";
  return { ...workflow, step: word, ...(isBehind ? { signatures: DONE } : {}) };
}

const DONE = { state: "completed" } as const;

const FACTS: Omit<VendorFacts, "template"> = {
  calls: {
    create: /^POST .*\/workflows\/async(?:\?.*)?$/u,
    send: /^POST .*\/sign-status\/send-signature-request$/u,
    read: /^GET .*\/workflows\/[^/?]+$/u,
    update: /^PATCH .*\/workflows\/[^/]+\/attributes$/u,
    withdraw: /^POST .*\/workflows\/[^/]+\/cancel$/u,
    find: /^GET .*\/workflows(?:\?.*)?$/u,
    documents: /^GET .*\/document\/[^/]+\/download$/u,
    templates: /^GET .*\/workflow-schemas/u,
  },
  words: {
    Create: "drafted",
    Review: "drafted",
    Sign: "sent",
    Archive: "signed",
    Complete: "signed",
    completed: "signed",
    cancelled: "withdrawn",
    // only its Review step can be paused; where it stands counts
    paused: "sent",
  },
  say,
  rename: (answer, id) => ({ ...Workflow.parse(answer), id }),
  shows: { title: false, signers: true, times: false, reason: false, order: true, versions: false },
  misfits: MISFITS,
  change: CHANGE,
  unusedId: "0123456789abcdef01234567",
  owner: OWNER,
  ownerSigns: OWNER_SIGNS,
  // its template asks the counterparty first, then the witness
  inTurn: { template: "Growth agreement" },
  givenTitle: "Standard agreement with Lena Vogt",
  namesCalls: true,
  signsMeaning: true,
};

/** Ironclad's public API v1, as its own OpenAPI document has it. */
export const ironcladDocumented: StandMaker = {
  provider: "ironclad",
  dialect: "documented",
  open: () => openIronclad("documented", (vendor) => ({ ...FACTS, template: templateIn(vendor) })),
};
