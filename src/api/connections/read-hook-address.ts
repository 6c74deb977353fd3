import { z } from "zod";
import { accountRoute, NONE } from "../route.ts";
import { ConnectionPlace } from "./connection-change.ts";

export const readHookAddress = accountRoute(
  {
    method: "GET",
    url: "/connections/:connection/hook-address",
    id: "readHookAddress",
    tag: "connections",
    summary: "The address that the other side has to call, with its secret",
    params: ConnectionPlace,
    query: NONE,
    body: NONE,
    /** `isPublic`: the installation knows its own address; else it begins with this machine's. */
    answer: z.object({ url: z.string(), isPublic: z.boolean() }),
    needs: "owner",
  },
  async ({ house, account, params }) => house.connections.hookAddress(account, params.connection),
);
