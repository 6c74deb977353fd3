import { z } from "zod";
import { Findings } from "../finding.ts";
import { accountRoute, NONE } from "../route.ts";
import { ConnectionPlace } from "./connection-change.ts";
import { noteConsent } from "./note-consent.ts";

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
  async ({ house, say, account, caller, params: { connection }, body }) => {
    const finding = await house.connections.redeem(account, connection, body.code, say);
    await noteConsent(house, account, connection, caller);
    return { findings: [finding] };
  },
);
