import { z } from "zod";
import type { AboutContract, DeliveryLine as StoredLine } from "../../store/delivery-line.ts";
import { Instant } from "../contracts/contract-line.ts";

const About = z.object({
  dealId: z.string(),
  dealName: z.string().optional(),
  contracts: z.array(z.object({ reference: z.string(), status: z.string() })),
});

export const DeliveryLine = z.object({
  id: z.string(),
  at: Instant,
  connection: z.string().describe("`kommo` or a connection's id"),
  state: z.enum(["waiting", "sorted", "ignored"]),
  reason: z.string().optional().describe("What it was about, or why it was ignored: one sentence"),
  attempts: z.number().int().describe("How often it was read"),
  bytes: z.number().int(),
  about: z.array(About).describe("Deals that were looked at because of it, and their contracts now"),
});

/** A delivery in the API's words. `known`: contracts of the deals that it led to. */
export function toDeliveryLine(
  line: StoredLine,
  known: readonly AboutContract[],
): z.input<typeof DeliveryLine> {
  const { id, connection, state, reason, attempts, bytes, deals, receivedAt } = line;
  return {
    id,
    at: receivedAt.toISOString(),
    connection,
    state,
    attempts,
    bytes,
    ...(reason === undefined ? {} : { reason }),
    about: deals.map((dealId) => {
      const contracts = known.filter((contract) => contract.dealId === dealId);
      const name = contracts.find(({ dealName }) => dealName !== undefined)?.dealName;
      return {
        dealId,
        ...(name === undefined ? {} : { dealName: name }),
        contracts: contracts.map(({ reference, status }) => ({ reference, status })),
      };
    }),
  };
}
