import { z } from "zod";
import { signatureOf } from "../../domain/actor.ts";
import type { Action } from "../../domain/telling/consequences.ts";
import { ApiProblem } from "../api-problem.ts";
import type { House } from "../house.ts";
import { accountRoute, NONE } from "../route.ts";
import type { Route } from "../route.ts";
import { ask } from "./ask.ts";
import type { Asking } from "./ask.ts";
import { findContract } from "./find-contract.ts";
import type { Sentence } from "../../texts/say.ts";

const DAY_MS = 86_400_000;
const MOST_DAYS = 3_650;

const Reason = z.object({
  reason: z.string().trim().max(500).optional().describe("Told to the vendor, and kept"),
});
const Days = z.object({
  days: z.number().int().min(1).max(MOST_DAYS).describe("The new deadline, so many days from now"),
});
const Link = z.object({
  contract: z
    .string()
    .trim()
    .min(1)
    .max(2_000)
    .describe("The vendor's contract: its id, or the address of its page"),
  connection: z
    .string()
    .max(200)
    .optional()
    .describe("Through which it is read; default: the contract's own"),
});

type More = Omit<Asking, "action" | "by">;

/** What may be asked for, by the last part of its address. */
export const ACTION_ROUTES: readonly Route[] = [
  asked({ action: "look", id: "lookAtContract", summary: "Read deal and contract now", body: NONE }),
  asked({
    action: "resume",
    id: "resumeContract",
    summary: "Fix and resume: go on from where it stopped",
    body: NONE,
  }),
  asked({ action: "send", id: "sendContract", summary: "Send a draft that waits for a person", body: NONE }),
  asked({
    action: "remind",
    id: "remindSigners",
    summary: "Remind the signers who have not signed",
    body: NONE,
  }),
  asked({
    action: "withdraw",
    id: "withdrawContract",
    summary: "Take the contract back",
    body: Reason,
    more: ({ reason }) => (reason === undefined || reason === "" ? {} : { reason }),
  }),
  asked({
    action: "extend",
    id: "extendContract",
    summary: "Give the signers more time",
    body: Days,
    more: ({ days }, { now }) => ({
      until: new Date(now().getTime() + days * DAY_MS).toISOString(),
    }),
  }),
  asked({
    action: "again",
    id: "sendContractAgain",
    summary: "Send a new contract for the same deal",
    body: NONE,
    url: "send-again",
  }),
  asked({
    action: "link",
    id: "linkContract",
    summary: "Take over a contract that exists at the vendor",
    body: Link,
    more: (body, house, own) => ({
      target: {
        text: body.contract,
        connection: connectionOf(body.connection ?? own.connection, house, own.account),
      },
    }),
  }),
];

interface Own {
  readonly account: string;
  readonly connection: string;
}

/** An account that has only one need not be asked which. Throws {@link ApiProblem}. */
function connectionOf(wanted: string, house: House, account: string): string {
  const ids = [...(house.account(account)?.connections.keys() ?? [])];
  const [only, ...more] = ids;
  if (wanted === "" && only !== undefined && more.length === 0) return only;
  if (ids.includes(wanted)) return wanted;
  const text: Sentence = (say) =>
    wanted === "" ? say("problems:whichConnection") : say("problems:noConnection", { id: wanted });
  throw new ApiProblem("invalid", text, { issues: [{ path: "body.connection", text }] });
}

interface Asked<B extends z.ZodType> {
  readonly action: Action;
  readonly id: string;
  readonly summary: string;
  readonly body: B;
  /** What the body says of the wish. */
  readonly more?: (body: z.output<B>, house: House, own: Own) => More;
  /** The last part of the address, where it is not the action's name. */
  readonly url?: string;
}

function asked<B extends z.ZodType>({
  action,
  id,
  summary,
  body,
  more = () => ({}),
  url = action,
}: Asked<B>): Route {
  return accountRoute(
    {
      method: "POST",
      url: `/contracts/:reference/${url}`,
      id,
      tag: "actions",
      summary: `${summary}. What comes of it is told in the trail`,
      params: z.object({ reference: z.string().max(40) }),
      query: NONE,
      body,
      answer: z.object({ accepted: z.literal(true) }),
      needs: "operator",
    },
    async ({ house, say, account, caller, params, body: given }) => {
      const contract = await findContract(house, account, params.reference);
      const own = { account, connection: contract.connection };
      const refusal = await ask(house, say, contract, {
        action,
        by: signatureOf(caller),
        ...more(given, house, own),
      });
      if (refusal !== undefined)
        throw new ApiProblem("conflict", () => refusal.text, { help: () => refusal.help });
      return { accepted: true } as const;
    },
  );
}
