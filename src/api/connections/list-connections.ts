import { z } from "zod";
import { accountRoute, NONE } from "../route.ts";
import { ConnectionView } from "./connection-view.ts";

export const listConnections = accountRoute(
  {
    method: "GET",
    url: "/connections",
    id: "listConnections",
    tag: "connections",
    summary: "Kommo and the vendors: settings, health, token, last delivery, limits",
    params: NONE,
    query: NONE,
    body: NONE,
    answer: z.object({ connections: z.array(ConnectionView) }),
    needs: "viewer",
  },
  async ({ house, say, account }) => ({ connections: [...(await house.connections.list(account, say))] }),
);
