import { accountRoute, NONE } from "../route.ts";
import { Settings, SettingsChange } from "./configuration-view.ts";

export const changeSettings = accountRoute(
  {
    method: "PUT",
    url: "/settings",
    id: "changeSettings",
    tag: "configuration",
    summary: "Change them; the installation's part is for its owner alone",
    params: NONE,
    query: NONE,
    body: SettingsChange,
    answer: Settings,
    needs: "owner",
  },
  async ({ house, account, caller, body }) => house.configuration.changeSettings(account, body, caller),
);
