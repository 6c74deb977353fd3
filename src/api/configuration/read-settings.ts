import { accountRoute, NONE } from "../route.ts";
import { Settings } from "./configuration-view.ts";

export const readSettings = accountRoute(
  {
    method: "GET",
    url: "/settings",
    id: "readSettings",
    tag: "configuration",
    summary: "Time zone, language, and the installation's settings",
    params: NONE,
    query: NONE,
    body: NONE,
    answer: Settings,
    needs: "viewer",
  },
  async ({ house, account }) => house.configuration.settings(account),
);
