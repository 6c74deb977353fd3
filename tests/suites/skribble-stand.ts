import { z } from "zod";
import { SANDBOX_CREDENTIALS } from "../../sandbox/sandbox.ts";
import type { ContractOrder } from "../../src/domain/order.ts";
import type { DialectName } from "../../src/providers/provider.ts";
import { skribble } from "../../src/providers/skribble/index.ts";
import { PAPERS } from "../vendors/skribble.ts";
import { openStand } from "./open-stand.ts";
import type { SandboxDocument } from "./open-stand.ts";
import type { ProviderStand, VendorFacts } from "./provider-stand.ts";
import { CHANGE, MISFITS, TOWN_FIELDS, townOrder, townOwner } from "./town-order.ts";

/** The member of the business who owns the sandbox's API users. */
const OWNER = townOwner("ada.owner@example.com");

/** The town's standard template: a PDF of ours. */
const TEMPLATE = {
  id: "standard-agreement.pdf",
  name: "standard-agreement",
  ...TOWN_FIELDS,
} as const;

const Answer = z.looseObject({});

/** What both dialects have in common as facts: the contracts are our own PDFs in both. */
export const SHARED = {
  say: (answer: unknown, word: string) => ({
    ...Answer.parse(answer),
    status: word,
    status_overall: word,
  }),
  rename: (answer: unknown, id: string) => ({ ...Answer.parse(answer), id }),
  misfits: MISFITS,
  template: TEMPLATE,
  templatesAreOurs: true,
  strangeLetters: /[日本🚀]/gu,
  change: CHANGE,
  unusedId: "3c5c2258-9885-4652-aeb3-a1aa8f1b5461",
  owner: OWNER,
} as const;

/** Skribble in one dialect, simulated, with the town's PDFs in a folder of their own. */
export function openSkribble(dialect: DialectName, facts: VendorFacts): Promise<ProviderStand> {
  const { skribble: documented, skribbleBrief } = SANDBOX_CREDENTIALS;
  const isBrief = dialect === "brief";
  const { apiKey } = isBrief ? skribbleBrief : documented;
  return openStand({
    provider: skribble,
    dialect,
    facts,
    order: ORDER,
    settings: (isWrong) => ({
      ...(isBrief ? {} : { username: documented.username }),
      apiKey: isWrong ? "not-the-key-at-all" : apiKey,
      templates: PAPERS,
    }),
    secrets: [apiKey],
    signingSecrets: [],
    call: (body) => ({ headers: { "content-type": "application/json" }, body }),
    isOf,
    sentWord: "invited",
    expires: false,
  });
}

const ORDER = townOrder(TEMPLATE.id);

/** The article's requests carry no reference: those count that were filled alike. */
function isOf(document: SandboxDocument, { reference, fields }: ContractOrder): boolean {
  if (document.title.includes("(CS-")) return document.title.includes(`(${reference})`);
  return Object.entries(fields).every(([name, text]) => document.values[name] === text);
}
