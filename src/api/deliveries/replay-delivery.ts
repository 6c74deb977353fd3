import { z } from "zod";
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
  async ({ house: { store, now }, account, caller, params }) => {
    const asked = { by: caller.name, at: now().toISOString() };
    if (!(await store.deliveries.replay(account, params.id, asked))) throw noDelivery();
    return { accepted: true } as const;
  },
);
