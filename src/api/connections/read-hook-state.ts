import { z } from "zod";
import { accountRoute, NONE } from "../route.ts";
import { ConnectionPlace } from "./connection-change.ts";

export const readHookState = accountRoute(
  {
    method: "GET",
    url: "/connections/:connection/hook",
    id: "readHookState",
    tag: "connections",
    summary: "Does the other side call us, as far as it is known",
    params: ConnectionPlace,
    query: NONE,
    body: NONE,
    answer: z.object({
      state: z
        .enum(["registered", "off", "absent", "unknown"])
        .describe("`off`: the other side stopped calling. `unknown`: it does not say"),
      at: z.iso.datetime().optional().describe("When it took our address last"),
    }),
    needs: "viewer",
  },
  async ({ house, account, params }) => {
    const { state, at } = await house.connections.hookState(account, params.connection);
    return { state, ...(at === undefined ? {} : { at: at.toISOString() }) };
  },
);
