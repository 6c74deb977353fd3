import { z } from "zod";
import { accountRoute, NONE } from "../route.ts";
import { ProviderView } from "./provider-view.ts";

export const listProviders = accountRoute(
  {
    method: "GET",
    url: "/connections/providers",
    id: "listProviders",
    tag: "connections",
    summary: "What can be connected, step by step, and which settings it takes",
    params: NONE,
    query: NONE,
    body: NONE,
    answer: z.object({ providers: z.array(ProviderView) }),
    needs: "viewer",
  },
  async ({ house, say }) => ({ providers: [...(await house.connections.providers(say))] }),
);
