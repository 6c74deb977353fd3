import { accountRoute, NONE } from "../route.ts";
import { PlaybookDetail, PlaybookPlace } from "./playbook-view.ts";

export const readPlaybook = accountRoute(
  {
    method: "GET",
    url: "/playbooks/:playbook",
    id: "readPlaybook",
    tag: "playbooks",
    summary: "One playbook, every default in its place",
    params: PlaybookPlace,
    query: NONE,
    body: NONE,
    answer: PlaybookDetail,
    needs: "viewer",
  },
  async ({ house, account, params }) => house.playbooks.read(account, params.playbook),
);
