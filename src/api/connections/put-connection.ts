import { accountRoute, NONE } from "../route.ts";
import { ConnectionChange, ConnectionPlace } from "./connection-change.ts";
import { ConnectionView } from "./connection-view.ts";

export const putConnection = accountRoute(
  {
    method: "PUT",
    url: "/connections/:connection",
    id: "putConnection",
    tag: "connections",
    summary: "Add a connection or change it; credentials are only taken, never told",
    params: ConnectionPlace,
    query: NONE,
    body: ConnectionChange,
    answer: ConnectionView,
    needs: "owner",
  },
  async ({ house, say, account, caller, params, body }) =>
    house.connections.put(account, params.connection, body, caller, say),
);
