import { z } from "zod";
import { signatureOf } from "../../domain/actor.ts";
import { ApiProblem } from "../api-problem.ts";
import { accountRoute, NONE } from "../route.ts";
import { noDelivery } from "./read-delivery.ts";

export const replayDelivery = accountRoute(
  {
    method: "POST",
    url: "/deliveries/:id/replay",
    id: "replayDelivery",
    tag: "deliveries",
    summary: "Read a delivery once more: what it was about is looked at again, and nothing is done twice",
    params: z.object({ id: z.string().max(40) }),
    query: NONE,
    body: NONE,
    answer: z.object({ accepted: z.literal(true) }),
    needs: "operator",
  },
  async ({ house, account, caller, params }) => {
    const { store, now } = house;
    const idle = house.idle(account);
    if (idle !== undefined) throw new ApiProblem("conflict", idle.text, { help: idle.help });
    const asked = { by: signatureOf(caller), at: now().toISOString() };
    if (!(await store.deliveries.replay(account, params.id, asked))) throw noDelivery();
    return { accepted: true } as const;
  },
);
