import { z } from "zod";
import { SANDBOX_CREDENTIALS } from "../../sandbox/sandbox.ts";
import type { Reference } from "../../src/domain/contract.ts";
import type { ContractOrder } from "../../src/domain/order.ts";
import type { DialectName } from "../../src/providers/provider.ts";
import { skribble } from "../../src/providers/skribble/index.ts";
import { PAPERS } from "../vendors/skribble.ts";
import { openStand } from "./open-stand.ts";
import type { SandboxDocument } from "./open-stand.ts";
import type { ProviderStand, VendorFacts } from "./provider-stand.ts";

/** The member of the business who owns the sandbox's API users. */
const OWNER = {
  role: "internal",
  name: "Ada Owner",
  email: "ada.owner@example.com",
  order: 1,
  receives: "signature",
} as const;

/** The town's standard template: a PDF of ours. */
const TEMPLATE = {
  id: "standard-agreement.pdf",
  name: "standard-agreement",
  required: "client_name",
  optional: "contract_date",
  select: "plan",
  options: ["Growth", "Scale", "Enterprise"],
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
  misfits: {
    missingField: {
      change: { fields: { client_email: "lena@example.com", deal_amount: "1200" } },
      names: "client_name",
    },
    unknownTemplate: { change: { template: "No such agreement" }, names: "No such agreement" },
    unknownField: {
      change: {
        fields: { client_name: "L", client_email: "l@example.com", deal_amount: "1", shoe_size: "44" },
      },
      names: "shoe_size",
    },
    wrongOption: {
      change: {
        fields: { client_name: "L", client_email: "l@example.com", deal_amount: "1", plan: "Platinum" },
      },
      names: "plan",
    },
  },
  template: TEMPLATE,
  templatesAreOurs: true,
  strangeLetters: /[日本🚀]/gu,
  change: { field: "deal_amount", to: "1300", leaves: "client_name" },
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

const ORDER: ContractOrder = {
  reference: "CS-7K2M9QX4TR" as Reference,
  template: TEMPLATE.id,
  title: "Agreement with Nordwind GmbH",
  message: "Please sign.",
  fields: {
    client_name: "Lena Vogt",
    client_email: "lena@example.com",
    deal_amount: "1200.50",
    plan: "Growth",
    contract_date: "2026-12-01",
    kommo_deal_id: "4711",
  },
  signers: [
    { role: "client", name: "Lena Vogt", email: "lena@example.com", order: 1, receives: "signature" },
    { role: "witness", name: "Jonas Berg", email: "jonas@example.com", order: 1, receives: "signature" },
  ],
  tags: [],
  timezone: "Europe/Berlin",
  locale: "de",
  deal: { id: "4711", name: "Nordwind", price: 1200 },
  options: {},
};

/** The article's requests carry no reference: those count that were filled alike. */
function isOf(document: SandboxDocument, { reference, fields }: ContractOrder): boolean {
  if (document.title.includes("(CS-")) return document.title.includes(`(${reference})`);
  return Object.entries(fields).every(([name, text]) => document.values[name] === text);
}
