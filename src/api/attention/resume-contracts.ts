import { z } from "zod";
import { signatureOf } from "../../domain/actor.ts";
import { ask } from "../contracts/ask.ts";
import { accountRoute, NONE } from "../route.ts";

const MOST = 500;

export const resumeContracts = accountRoute(
  {
    method: "POST",
    url: "/attention/resume",
    id: "resumeContracts",
    tag: "attention",
    summary: "Fix and resume many contracts; what comes of each is told in its trail",
    params: NONE,
    query: NONE,
    body: z.object({ references: z.array(z.string().max(40)).min(1).max(MOST) }),
    answer: z.object({
      accepted: z.array(z.string()),
      refused: z.array(z.object({ reference: z.string(), text: z.string() })),
    }),
    needs: "operator",
  },
  async ({ house, say, account, caller, body }) => {
    const accepted: string[] = [];
    const refused: { reference: string; text: string }[] = [];
    for (const reference of new Set(body.references)) {
      const contract = await house.store.contracts.byReference(account, reference);
      const refusal =
        contract === undefined
          ? { text: say("problems:noContract") }
          : await ask(house, say, contract, { action: "resume", by: signatureOf(caller) });
      if (refusal === undefined) accepted.push(reference);
      else refused.push({ reference, text: refusal.text });
    }
    return { accepted, refused };
  },
);
