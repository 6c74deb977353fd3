import { z } from "zod";
import type { AboutDeal, DeliveryLine as StoredLine } from "../../store/delivery-line.ts";
import { Instant } from "../contracts/contract-line.ts";
import { SHOWN_STATUSES } from "../contracts/shown-statuses.ts";

const About = z.object({
  dealId: z.string(),
  dealName: z.string().optional(),
  came: z
    .enum(["waiting", "changed", "nothing"])
    .describe("`waiting` = it is being looked at; `nothing` = the look found nothing new"),
  contracts: z.array(z.object({ reference: z.string(), status: z.enum(SHOWN_STATUSES) })),
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

/** A delivery in the API's words. `known`: the deals that it led to, as far as we know them. */
export function toDeliveryLine(
  line: StoredLine,
  known: readonly AboutDeal[],
  now: Date,
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
      const deal = known.find((one) => one.dealId === dealId);
      const { contracts = [], dealName } = deal ?? {};
      return {
        dealId,
        ...(dealName === undefined ? {} : { dealName }),
        came: cameOf(receivedAt, deal, now),
        contracts: contracts.map(({ reference, status }) => ({ reference, status })),
      };
    }),
  };
}

/** A look follows within moments; where the other side is slow, it may take a while. */
const FOLLOWS_WITHIN_MS = 60_000;
/** What is looked at longer after it came is looked at for another reason. */
const WAITS_AT_MOST_MS = 600_000;

/** What the look that a delivery led to came to. No look says what it was for: what changed right after the call is told as its doing. */
function cameOf(receivedAt: Date, deal: AboutDeal | undefined, now: Date): "waiting" | "changed" | "nothing" {
  const from = receivedAt.getTime();
  const moves = deal?.contracts.flatMap((contract) => contract.moves) ?? [];
  if (moves.some((at) => at.getTime() >= from && at.getTime() < from + FOLLOWS_WITHIN_MS)) return "changed";
  return deal?.isLookedAt === true && now.getTime() - from < WAITS_AT_MOST_MS ? "waiting" : "nothing";
}
