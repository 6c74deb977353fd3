import { z } from "zod";
import type { JsonObject } from "../../domain/json.ts";
import { ContractStatus } from "../contracts/shown-statuses.ts";
import { Finding } from "../finding.ts";
import { Issue } from "../issue.ts";

/**
 * A playbook as somebody writes it, with the keys of the configuration file. What is wrong with it is told at its own place by the
 * reader of that file, so nothing is refused here; described in full by {@link playbookSchemas}.
 */
export const GivenPlaybook = z
  .custom<Readonly<Record<string, unknown>>>(isGroup, "must be a playbook")
  .meta({ $ref: "#/components/schemas/PlaybookInput" });
export type GivenPlaybook = z.infer<typeof GivenPlaybook>;

/** A playbook, every default in its place; one that can no longer be read stands as it was kept. */
const ShownPlaybook = z.custom<JsonObject>(isGroup).meta({ $ref: "#/components/schemas/Playbook" });

function isGroup(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Id in an address. */
export const PlaybookPlace = z.object({ playbook: z.string().max(100) });

/** Either one that is kept, or a draft. */
export const PlaybookAsk = z.union([
  z.object({ id: z.string().max(100) }),
  z.object({ playbook: GivenPlaybook }),
]);
export type PlaybookAsk = z.infer<typeof PlaybookAsk>;

/** Who changed something, and when. */
const Edited = z
  .object({ at: z.iso.datetime(), by: z.string(), note: z.string().optional() })
  .meta({ id: "Edited" });

/** A line of the list. */
export const PlaybookLine = z
  .object({
    id: z.string(),
    /** What people call it. */
    name: z.string(),
    enabled: z.boolean(),
    when: z.object({ pipeline: z.string(), stage: z.string() }),
    /** Connections that it may go through. */
    through: z.array(z.string()),
    /** Names of the vendors there, each once. */
    vendors: z.array(z.string()),
    templates: z.array(z.string()),
    /** Contracts that were planned within the last 30 days, by where they stand now. */
    lastMonth: z.object({
      planned: z.number(),
      underWay: z.number(),
      signed: z.number(),
      failed: z.number(),
      ended: z.number(),
    }),
    edited: Edited.optional(),
    issues: z.array(Issue),
  })
  .meta({ id: "PlaybookLine" });
export type PlaybookLine = z.infer<typeof PlaybookLine>;

/** One playbook, every default in its place: what an editor shows. */
export const PlaybookDetail = z
  .object({
    playbook: ShownPlaybook,
    /** To be sent back when it is saved: tells whether somebody else has changed it meanwhile. */
    version: z.number(),
    edited: Edited.optional(),
    issues: z.array(Issue),
  })
  .meta({ id: "PlaybookDetail" });
export type PlaybookDetail = z.infer<typeof PlaybookDetail>;

/** One version in which the playbook changed. */
export const PlaybookVersion = z
  .object({
    version: z.number(),
    ...Edited.shape,
    /** Absent = it did not exist then. */
    playbook: ShownPlaybook.optional(),
    /** What this version changed. */
    differences: z.array(
      z.object({ path: z.string(), before: z.unknown().optional(), after: z.unknown().optional() }),
    ),
  })
  .meta({ id: "PlaybookVersion" });
export type PlaybookVersion = z.infer<typeof PlaybookVersion>;

/** A playbook that was taken out. */
export const RemovedPlaybook = z.object({
  id: z.string(),
  /** What people called it. */
  name: z.string(),
  /** To roll back to: the last one that had it. */
  version: z.number(),
  /** Was it switched on? Rolled back it is as it was. */
  enabled: z.boolean(),
  /** When it was taken out, and by whom. */
  at: z.iso.datetime(),
  by: z.string(),
});
export type RemovedPlaybook = z.infer<typeof RemovedPlaybook>;

/** What would be sent for a deal, and what would follow. */
export const DryRun = z
  .object({
    playbook: z.string(),
    /**
     * Would a contract go out: `now`, `later` (when the deal enters the stage), not again since the deal has had one (`covered`), or
     * `never` by itself?
     */
    outlook: z.enum(["now", "later", "covered", "never"]),
    /** Why nothing would be sent now; absent = it would be. */
    held: z.string().optional(),
    /** When it would be, or what to do, one sentence. */
    next: z.string().optional(),
    /** The deal's newest contract by this playbook. */
    last: z.object({ reference: z.string(), status: ContractStatus }).optional(),
    vendor: z.string().optional(),
    cost: z.string().optional(),
    order: z
      .object({
        template: z.string(),
        title: z.string(),
        message: z.string().optional(),
        fields: z.array(z.object({ name: z.string(), value: z.string() })),
        signers: z.array(
          z.object({
            role: z.string(),
            name: z.string(),
            email: z.string(),
            order: z.number(),
            receives: z.enum(["signature", "copy"]),
            phone: z.string().optional(),
            language: z.string().optional(),
          }),
        ),
        expiresAt: z.string().optional(),
      })
      .optional(),
    problems: z.array(z.object({ what: z.string(), text: z.string() })),
    effects: z.array(z.string()),
    warnings: z.array(z.string()),
  })
  .meta({ id: "DryRun" });
export type DryRun = z.infer<typeof DryRun>;

/** What came of sending a contract to oneself. */
export const TestSent = z
  .object({
    reference: z.string(),
    email: z.string(),
    /** Does the vendor say that it is out? Else it is a draft there. */
    status: z.string(),
    vendor: z.string(),
    remoteId: z.string(),
  })
  .meta({ id: "TestSent" });
export type TestSent = z.infer<typeof TestSent>;

/** What is wrong with a draft. */
export const PlaybookCheck = z.object({ issues: z.array(Issue), findings: z.array(Finding) });
export type PlaybookCheck = z.infer<typeof PlaybookCheck>;
