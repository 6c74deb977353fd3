import { Findings } from "../finding.ts";
import { accountRoute, NONE } from "../route.ts";
import { ConnectionPlace } from "./connection-change.ts";

export const subscribeConnection = accountRoute(
  {
    method: "POST",
    url: "/connections/:connection/subscribe",
    id: "subscribeConnection",
    tag: "connections",
    summary: "Tell the other side where to call, where it takes that by API",
    params: ConnectionPlace,
    query: NONE,
    body: NONE,
    answer: Findings,
    needs: "operator",
  },
  async ({ house, say, account, params }) => ({
    findings: [...(await house.connections.subscribe(account, params.connection, say))],
  }),
);
