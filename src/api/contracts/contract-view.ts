import { z } from "zod";
import { ACTIONS } from "../../domain/telling/consequences.ts";
import { TRAIL_EVENTS } from "../../domain/trail.ts";
import { ContractLine, Instant, SignerLine } from "./contract-line.ts";
import { ContractStatus } from "./shown-statuses.ts";

const ContractSigner = SignerLine.extend({
  role: z.string().optional(),
  order: z.number().int().optional().describe("Equal numbers sign at the same time"),
  receives: z.enum(["signature", "copy"]).optional(),
  language: z.string().optional(),
  at: z.string().optional().describe("When they got there, as the vendor tells it"),
  reason: z.string().optional().describe("Why they declined, in their words"),
  isErased: z.literal(true).optional().describe("Somebody stood here who was erased"),
}).meta({ id: "ContractSigner" });

const TrailLine = z
  .object({
    at: Instant,
    event: z.enum(TRAIL_EVENTS),
    actor: z.object({
      kind: z.enum(["person", "key", "service", "connection"]),
      name: z.string().describe("A person's or a key's name, or a connection's id"),
      email: z.string().optional().describe("A person's address; names are not unique"),
    }),
    text: z.string().describe("What happened, in a few words"),
    data: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: "TrailLine" });

const Values = z
  .object({
    title: z.string(),
    message: z.string().optional(),
    template: z.string(),
    fields: z.array(z.object({ name: z.string(), value: z.string() })),
    language: z.string().optional(),
    level: z.string().optional(),
    expiresAt: z.string().optional(),
    price: z.number(),
    options: z.record(z.string(), z.unknown()),
  })
  .meta({ id: "ContractValues" });

const Action = z.enum(ACTIONS).meta({ id: "ContractActionName" });

const ContractAction = z
  .object({
    action: Action,
    isPossible: z.boolean(),
    because: z.string().optional().describe("Why it is not possible"),
    help: z.string().optional(),
    atVendor: z.string().describe("What will happen at the vendor"),
    inCrm: z.string().describe("What will happen in Kommo"),
  })
  .meta({ id: "ContractAction" });

/** Everything that the page about one contract shows. */
export const ContractView = ContractLine.extend({
  stands: z.string().describe("Where it stands, in one sentence"),
  help: z.string().optional().describe("The way out, where a person must act"),
  failure: z.object({ code: z.string(), step: z.string(), since: Instant }).optional(),
  erasedAt: Instant.optional().describe("When personal data was erased from it, with the calls about it"),
  entry: z.number().int().describe("1 for the deal's first entry into the stage"),
  vendorStatus: z.string().optional().describe("The vendor's own word"),
  seenAt: z.string().optional().describe("When the vendor changed it last, as it tells"),
  nextLookAt: Instant.optional(),
  signers: z.array(ContractSigner),
  trail: z.array(TrailLine),
  values: Values.optional(),
  documents: z.array(
    z.object({
      name: z.string(),
      kind: z.enum(["signed", "evidence", "values"]),
      bytes: z.number().int(),
      sha256: z.string(),
      contentType: z.string(),
    }),
  ),
  links: z
    .object({
      deal: z.string().optional(),
      vendor: z.string().optional().describe("Its page at the vendor"),
      vendorApp: z
        .string()
        .optional()
        .describe("Where people sign in to the vendor, where its page is not known"),
    })
    .describe("Empty in the demo: nothing of it is on the web"),
  actions: z.array(ContractAction),
  wishes: z
    .array(z.object({ action: Action, by: z.string(), at: Instant }))
    .describe("Asked for and not done yet"),
  others: z
    .array(
      z.object({
        reference: z.string(),
        status: ContractStatus,
        playbook: z.string(),
        playbookName: z.string(),
        entry: z.number().int(),
      }),
    )
    .describe("The deal's other contracts"),
}).meta({ id: "ContractView" });
