import { accountRoute, NONE } from "../route.ts";
import { PlaybookDetail, PlaybookPlace } from "./playbook-view.ts";

export const switchOff = accountRoute(
  {
    method: "POST",
    url: "/playbooks/:playbook/off",
    id: "switchOff",
    tag: "playbooks",
    summary: "No new contracts; those under way go on",
    params: PlaybookPlace,
    query: NONE,
    body: NONE,
    answer: PlaybookDetail,
    needs: "operator",
  },
  async ({ house, account, caller, params }) =>
    house.playbooks.switchTo(account, params.playbook, false, caller),
);
