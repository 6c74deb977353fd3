import { z } from "zod";
import { Findings } from "../finding.ts";
import { accountRoute, NONE } from "../route.ts";
import { ConnectionPlace } from "./connection-change.ts";

export const redeemCode = accountRoute(
  {
    method: "POST",
    url: "/connections/:connection/code",
    id: "redeemCode",
    tag: "connections",
    summary: "Trade the code that the other side gave the person who agreed",
    params: ConnectionPlace,
    query: NONE,
    body: z.object({ code: z.string().trim().min(1).max(4_000) }),
    answer: Findings,
    needs: "owner",
  },
  async ({ house, account, params, body }) => ({
    findings: [await house.connections.redeem(account, params.connection, body.code)],
  }),
);
