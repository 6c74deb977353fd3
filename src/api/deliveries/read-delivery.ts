import { z } from "zod";
import { ApiProblem } from "../api-problem.ts";
import { Instant } from "../contracts/contract-line.ts";
import { accountRoute, NONE } from "../route.ts";
import { DeliveryLine, toDeliveryLine } from "./delivery-line.ts";
import { shownCall } from "./shown-call.ts";

export const readDelivery = accountRoute(
  {
    method: "GET",
    url: "/deliveries/:id",
    id: "readDelivery",
    tag: "deliveries",
    summary: "One delivery with what was in it; secrets and signatures left out",
    params: z.object({ id: z.string().max(40) }),
    query: NONE,
    body: NONE,
    answer: DeliveryLine.extend({
      headers: z.array(
        z.object({ name: z.string(), value: z.string().optional().describe("Absent = not shown") }),
      ),
      body: z.string(),
      isCut: z.boolean().describe("There is more of it than is shown"),
      replays: z
        .array(z.object({ by: z.string(), at: Instant }))
        .describe("Who had it read once more, oldest first"),
    }),
    needs: "viewer",
  },
  async ({ house: { store, now }, account, params }) => {
    const delivery = await store.deliveries.get(account, params.id);
    if (delivery === undefined) throw noDelivery();
    const known = await store.deliveries.about(account, delivery.deals);
    const { headers, body, isCut } = shownCall(delivery);
    const line = toDeliveryLine({ ...delivery, bytes: delivery.body.byteLength }, known, now());
    return { ...line, headers: [...headers], body, isCut, replays: [...delivery.replays] };
  },
);

/** Also for another account's. */
export function noDelivery(): ApiProblem {
  return new ApiProblem("not_found", (say) => say("problems:noDelivery"), {
    help: (say) => say("problems:noDeliveryHelp"),
  });
}
