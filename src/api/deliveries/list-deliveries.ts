import { z } from "zod";
import { cursorOf } from "../../store/cursor.ts";
import { paged } from "../paged.ts";
import { accountRoute, NONE } from "../route.ts";
import { DeliveryLine, toDeliveryLine } from "./delivery-line.ts";

export const listDeliveries = accountRoute(
  {
    method: "GET",
    url: "/deliveries",
    id: "listDeliveries",
    tag: "deliveries",
    summary: "Calls that knocked at our hook addresses, newest first",
    params: NONE,
    query: z.object({
      connection: z.string().max(200).optional(),
      state: z.enum(["waiting", "sorted", "ignored"]).optional(),
      after: z.string().max(300).optional().describe("`next` of the page before"),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    body: NONE,
    answer: z.object({ deliveries: z.array(DeliveryLine), next: z.string().optional() }),
    needs: "viewer",
  },
  async ({ house: { store, now }, account, query: { connection, state, after, limit } }) => {
    const filter = {
      account,
      limit: limit + 1,
      ...(connection === undefined ? {} : { connection }),
      ...(state === undefined ? {} : { state }),
      ...(after === undefined ? {} : { after }),
    };
    const lines = await paged(() => store.deliveries.lines(filter));
    const shown = lines.slice(0, limit);
    const known = await store.deliveries.about(
      account,
      shown.flatMap(({ deals }) => deals),
    );
    const last = lines.length > limit ? shown.at(-1) : undefined;
    return {
      deliveries: shown.map((line) => toDeliveryLine(line, known, now())),
      ...(last === undefined ? {} : { next: cursorOf(last) }),
    };
  },
);
