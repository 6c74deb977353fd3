import { z } from "zod";
import { ContractLine, Instant } from "../contracts/contract-line.ts";

const Took = z
  .object({
    count: z.number().int(),
    medianSeconds: z.number(),
    p95Seconds: z.number(),
  })
  .meta({ id: "Durations" });

const Row = z.object({
  sent: Took.optional().describe("From the deal's entry to the sending; absent = none was sent"),
  signed: Took.optional().describe("From the sending to the last signature; absent = none was signed"),
});

const Named = Row.extend({ id: z.string(), name: z.string() }).meta({ id: "NamedDurations" });

export const ConnectionState = z
  .object({
    id: z.string().describe("`kommo`, `archive`, a connection's id, or `playbook:ID`"),
    name: z.string(),
    state: z.enum(["good", "bad", "unknown"]),
    since: Instant.optional(),
    lastAt: Instant.optional().describe("When it was used last"),
    lastDeliveryAt: Instant.optional().describe("When it knocked at our door last"),
    code: z.string().optional(),
    problem: z.string().optional(),
    help: z.string().optional(),
    waiting: z.number().int().describe("Contracts that wait for it"),
  })
  .meta({ id: "ConnectionState" });

export const Overview = z.object({
  counts: z.object({
    waiting: z.number().int().describe("Planned or a draft: not out yet"),
    sent: z.number().int().describe("Out for signature"),
    signed: z.number().int(),
    declined: z.number().int(),
    expired: z.number().int(),
    withdrawn: z.number().int(),
    needsAttention: z.number().int().describe("Contracts that stopped, and connections that are broken"),
    stopped: z.number().int().describe("Contracts that need a person"),
    onHold: z.number().int().describe("Wait for a broken connection"),
  }),
  weeks: z.array(Row.extend({ week: z.string().describe("Its Monday, in the account's zone") })),
  total: Row,
  byConnection: z.array(Named),
  byVendor: z.array(Named).describe("All connections to one vendor together"),
  byPlaybook: z.array(Named),
  byManager: z.array(Named).describe("By the deal's responsible user"),
  stuck: z.array(ContractLine.extend({ stuckBecause: z.string() })),
  drift: z.object({
    count: z
      .number()
      .int()
      .describe("Contracts of which only the clock found in these weeks what a hook should have told"),
    fromCrm: z.number().int().describe("Of these, what Kommo should have told; the rest is the vendors'"),
    contracts: z
      .array(z.object({ reference: z.string(), name: z.string().describe("The deal's") }))
      .describe("Ten of them at most, newest first"),
  }),
  connections: z.array(ConnectionState),
});
