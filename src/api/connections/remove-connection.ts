import { z } from "zod";
import { Done, DONE } from "../done.ts";
import { accountRoute, NONE } from "../route.ts";
import { ConnectionPlace } from "./connection-change.ts";

export const removeConnection = accountRoute(
  {
    method: "DELETE",
    url: "/connections/:connection",
    id: "removeConnection",
    tag: "connections",
    summary: "Take a connection out",
    params: ConnectionPlace,
    /** `despite=true`: although contracts are under way there. */
    query: z.object({ despite: z.enum(["true", "false"]).default("false") }),
    body: NONE,
    answer: Done,
    needs: "owner",
  },
  async ({ house, account, caller, params, query }) => {
    await house.connections.remove(account, params.connection, caller, query.despite === "true");
    return DONE;
  },
);
