import { z } from "zod";
import { ApiProblem } from "../api-problem.ts";
import { callerOf } from "../gate.ts";
import type { Route } from "../route.ts";

const Answer = z.object({
  code: z.string().max(4_000).optional(),
  state: z.string().max(200),
  error: z.string().max(200).optional(),
});

/**
 * Where Kommo sends a person's browser after the grant. Answers with the console's page: what went wrong stands in its
 * address. https://developers.kommo.com/docs/oauth-20
 */
export const kommoCallback: Route = (app, houseOf) => {
  app.get("/kommo/callback", { schema: { hide: true } }, async (request, reply) => {
    const house = houseOf();
    const caller = await callerOf(house, request.raw);
    const answer = Answer.safeParse(request.query);
    if (!answer.success) throw new ApiProblem("invalid", "Kommo's answer is not as it must be.");
    const account = await house.connections.comeBack(answer.data, caller);
    return reply.redirect(`/a/${encodeURIComponent(account)}/connections/kommo?connected=true`, 303);
  });
};
