import { z } from "zod";
import { signatureOf } from "../../domain/actor.ts";
import { massMoveWords } from "../../domain/decide/mass-move-words.ts";
import { accountRoute, NONE } from "../route.ts";

export const answerHeld = accountRoute(
  {
    method: "POST",
    url: "/attention/held",
    id: "answerHeld",
    tag: "attention",
    summary: "Lets all held contracts of a playbook go, in the order in which they came, or drops them",
    params: NONE,
    query: NONE,
    body: z.object({
      playbook: z.string().min(1).max(100),
      answer: z
        .enum(["release", "drop"])
        .describe("`drop`: no contract is made, and the deals are told nothing"),
    }),
    answer: z.object({ count: z.number().int().describe("How many contracts it was about") }),
    needs: "operator",
  },
  async ({ house, account, caller, body: { playbook, answer } }) => {
    const said = { account, playbook, by: signatureOf(caller), at: house.now() };
    const count = await house.store.transaction(({ contracts }) =>
      answer === "release"
        ? contracts.letGo(said)
        : contracts.drop({ ...said, reason: massMoveWords.dropped }),
    );
    return { count };
  },
);
