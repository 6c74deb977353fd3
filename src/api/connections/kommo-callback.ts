import { z } from "zod";
import { ApiProblem } from "../api-problem.ts";
import { guestOf } from "../gate.ts";
import type { Route } from "../route.ts";
import { noteConsent } from "./note-consent.ts";

const Answer = z.object({
  code: z.string().max(4_000).optional(),
  state: z.string().max(1_000),
  error: z.string().max(200).optional(),
});

/** The console's page for answers that nobody asked for: somebody may have been sent here by a stranger. */
const UNASKED = "/unasked";

/**
 * Where Kommo sends a person's browser after the grant. Answers with the console's page: what went wrong stands in its
 * address. https://developers.kommo.com/docs/oauth-20
 */
export const kommoCallback: Route = (app, houseOf) => {
  app.get("/kommo/callback", { schema: { hide: true } }, async (request, reply) => {
    const house = houseOf();
    const caller = await guestOf(house, request.raw);
    // the session may have ended meanwhile: a person is here, not a program
    if (caller === undefined) return reply.redirect("/sign-in", 303);
    const answer = Answer.safeParse(request.query);
    if (!answer.success) return reply.redirect(UNASKED, 303);
    const back = await house.connections.comeBack(answer.data, caller).catch((error: unknown) => {
      if (error instanceof ApiProblem && error.code === "forbidden") return undefined;
      throw error;
    });
    if (back === undefined) return reply.redirect(UNASKED, 303);
    const { account, outcome } = back;
    if (outcome === "connected") await noteConsent(house, account, "kommo", caller);
    return reply.redirect(`/a/${encodeURIComponent(account)}/connections/kommo?consent=${outcome}`, 303);
  });
};
