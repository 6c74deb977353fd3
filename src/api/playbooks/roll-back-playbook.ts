import { z } from "zod";
import { accountRoute, NONE } from "../route.ts";
import { PlaybookDetail, PlaybookPlace } from "./playbook-view.ts";

export const rollBackPlaybook = accountRoute(
  {
    method: "POST",
    url: "/playbooks/:playbook/roll-back",
    id: "rollBackPlaybook",
    tag: "playbooks",
    summary: "Make a playbook what it was in a version, as a new version",
    params: PlaybookPlace,
    query: NONE,
    body: z.object({ version: z.number().int().positive() }),
    answer: PlaybookDetail,
    needs: "operator",
  },
  async ({ house, account, caller, params, body }) =>
    house.playbooks.rollBack(account, params.playbook, body.version, caller),
);
