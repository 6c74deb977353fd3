import { accountRoute, NONE } from "../route.ts";
import { PlaybookDetail, PlaybookPlace } from "./playbook-view.ts";

export const switchOn = accountRoute(
  {
    method: "POST",
    url: "/playbooks/:playbook/on",
    id: "switchOn",
    tag: "playbooks",
    summary: "Deals that enter the stage from now on get the contract",
    params: PlaybookPlace,
    query: NONE,
    body: NONE,
    answer: PlaybookDetail,
    needs: "operator",
  },
  async ({ house, account, caller, params }) =>
    house.playbooks.switchTo(account, params.playbook, true, caller),
);
