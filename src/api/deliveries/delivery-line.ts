import { z } from "zod";
import type { AboutDeal, DeliveryLine as StoredLine } from "../../store/delivery-line.ts";
import { Instant } from "../contracts/contract-line.ts";
import { ContractStatus } from "../contracts/shown-statuses.ts";

const About = z
  .object({
    dealId: z.string(),
    dealName: z.string().optional(),
    came: z
      .enum(["waiting", "changed", "nothing"])
      .describe("`waiting` = it is being looked at; `nothing` = the look found nothing new"),
    contracts: z.array(
      z.object({
        reference: z.string(),
        status: ContractStatus.describe("How it stands now"),
        became: ContractStatus.optional().describe(
          "How it stood after the call; absent = it did not change by it",
        ),
      }),
    ),
  })
  .meta({ id: "DeliveryAbout" });

export const DeliveryLine = z
  .object({
    id: z.string(),
    at: Instant,
    connection: z.string().describe("`kommo` or a connection's id"),
    state: z.enum(["waiting", "sorted", "ignored"]),
    reason: z.string().optional().describe("What it was about, or why it was ignored: one sentence"),
    attempts: z.number().int().describe("How often it was read"),
    bytes: z.number().int(),
    about: z.array(About).describe("Deals that were looked at because of it, and their contracts now"),
  })
  .meta({ id: "DeliveryLine" });

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
        contracts: contracts.map((contract) => {
          const became = becameOf(receivedAt, contract);
          const { reference, status } = contract;
          return { reference, status, ...(became === undefined ? {} : { became }) };
        }),
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
  if (deal?.contracts.some((contract) => becameOf(receivedAt, contract) !== undefined) === true)
    return "changed";
  const agoMs = now.getTime() - receivedAt.getTime();
  return deal?.isLookedAt === true && agoMs < WAITS_AT_MOST_MS ? "waiting" : "nothing";
}

/** How a contract stood after the look, whatever became of it since. `undefined` = the look changed nothing. */
function becameOf(
  receivedAt: Date,
  { status, moves }: AboutDeal["contracts"][number],
): AboutDeal["contracts"][number]["status"] | undefined {
  const from = receivedAt.getTime();
  const until = moves.filter(({ at }) => at.getTime() < from + FOLLOWS_WITHIN_MS);
  if (!until.some(({ at }) => at.getTime() >= from)) return undefined;
  return until.find(({ became }) => became !== undefined)?.became ?? status;
}
