import { Findings } from "../finding.ts";
import { accountRoute, NONE } from "../route.ts";
import { ConnectionPlace } from "./connection-change.ts";

export const checkConnection = accountRoute(
  {
    method: "POST",
    url: "/connections/:connection/check",
    id: "checkConnection",
    tag: "connections",
    summary: "Look whether a connection works: credentials, rights, plan",
    params: ConnectionPlace,
    query: NONE,
    body: NONE,
    answer: Findings,
    needs: "operator",
  },
  async ({ house, say, account, params }) => ({
    findings: [...(await house.connections.check(account, params.connection, say))],
  }),
);
