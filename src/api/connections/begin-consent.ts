import { z } from "zod";
import { accountRoute, NONE } from "../route.ts";
import { ConnectionPlace } from "./connection-change.ts";

export const beginConsent = accountRoute(
  {
    method: "POST",
    url: "/connections/:connection/connect",
    id: "beginConsent",
    tag: "connections",
    summary: "Begin to be let in: where a person has to agree, and what to do there",
    params: ConnectionPlace,
    query: NONE,
    body: NONE,
    answer: z.object({ address: z.string().optional(), steps: z.array(z.string()) }),
    needs: "owner",
  },
  async ({ house, account, caller, params }) => {
    const { address, steps } = await house.connections.consent(account, params.connection, caller);
    return { steps: [...steps], ...(address === undefined ? {} : { address }) };
  },
);
