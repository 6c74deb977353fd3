import { z } from "zod";

/** How calls to one side are answered: well, with errors, “too many”, without the answer, or not at all. */
const CALL_MOODS = ["well", "errors", "busy", "lost", "down"] as const;

/** What becomes of the calls by which one side tells us news. */
const NEWS_MOODS = ["well", "dropped", "doubled", "late"] as const;

/** What a vendor's signers see of a contract. */
const PAPER_STATES = ["draft", "asked", "opened", "partly", "signed", "declined", "expired", "over"] as const;

const Stage = z.object({
  id: z.string(),
  name: z.string(),
  color: z.string().describe("As Kommo shows it, `#RRGGBB`"),
  startsContract: z.boolean().describe("A playbook that is on waits for deals here"),
});

const DealCard = z
  .object({
    id: z.string(),
    name: z.string(),
    price: z.number(),
    pipeline: z.string(),
    stage: z.string(),
    company: z.string().optional(),
    contact: z.string().optional(),
    notes: z.int(),
    tasks: z.int().describe("Those that are not done"),
    files: z.int(),
  })
  .meta({ id: "DealCard" });

const Signer = z.object({ name: z.string(), email: z.string(), hasSigned: z.boolean() });

const Paper = z
  .object({
    id: z.string().describe("The contract's id at the vendor"),
    title: z.string(),
    state: z.enum(PAPER_STATES),
    word: z.string().describe("The vendor's own word for it"),
    signers: z.array(Signer),
    reference: z.string().optional().describe("Ours, where we know the contract"),
    changedAt: z.iso.datetime(),
  })
  .meta({ id: "Paper" });

const Moods = z.object({ calls: z.enum(CALL_MOODS), news: z.enum(NEWS_MOODS) });

const Inbox = z
  .object({
    id: z.string(),
    vendor: z.string(),
    variant: z.enum(["documented", "brief"]),
    letsExpire: z.boolean().describe("The vendor ends contracts by itself; else Countersign takes them back"),
    papers: z.array(Paper).describe("Newest first"),
  })
  .meta({ id: "Inbox" });

const News = z
  .object({
    id: z.string(),
    at: z.iso.datetime(),
    text: z.string(),
    reference: z.string(),
    deal: z.string(),
  })
  .meta({ id: "SandboxNews" });

/** The whole sandbox at a glance. */
export const SandboxView = z
  .object({
    account: z.string(),
    today: z.iso.datetime().describe("The sandbox's calendar, which can be put forward"),
    currency: z.string(),
    pipelines: z.array(z.object({ id: z.string(), name: z.string(), stages: z.array(Stage) })),
    deals: z.array(DealCard),
    inboxes: z.array(Inbox),
    moods: z.array(Moods.extend({ id: z.string(), name: z.string() })),
    news: z.array(News).describe("Newest first"),
  })
  .meta({ id: "Sandbox" });
export type SandboxView = z.input<typeof SandboxView>;

/** One deal, opened. */
export const OpenedDeal = DealCard.extend({
  manager: z.string().optional(),
  fields: z.array(z.object({ name: z.string(), value: z.string() })),
  people: z.array(z.object({ id: z.string(), name: z.string(), email: z.string() })),
  written: z.array(z.object({ id: z.string(), at: z.iso.datetime(), text: z.string() })).describe("Notes"),
  toDo: z.array(
    z.object({ id: z.string(), text: z.string(), who: z.string().optional(), isDone: z.boolean() }),
  ),
  attached: z.array(z.object({ id: z.string(), name: z.string(), bytes: z.int() })),
});
export type OpenedDeal = z.input<typeof OpenedDeal>;

/** What a signer does. */
export const PAPER_ACTS = ["open", "sign", "sign-all", "decline", "expire"] as const;
export type PaperAct = (typeof PAPER_ACTS)[number];

/** How one side behaves from now on. */
export const SideMoods = Moods;
export type SideMoods = z.output<typeof Moods>;
