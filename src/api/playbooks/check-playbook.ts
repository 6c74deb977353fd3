import { z } from "zod";
import { accountRoute, NONE } from "../route.ts";
import { PlaybookCheck, GivenPlaybook } from "./playbook-view.ts";

export const checkPlaybook = accountRoute(
  {
    method: "POST",
    url: "/playbooks/check",
    id: "checkPlaybook",
    tag: "playbooks",
    summary: "What is wrong with a draft; nothing is kept",
    params: NONE,
    query: NONE,
    body: z.object({
      playbook: GivenPlaybook,
      /** Ask Kommo and the vendor, too. */
      deep: z.boolean().default(false),
    }),
    answer: PlaybookCheck,
    needs: "operator",
  },
  async ({ house, say, account, body }) => house.playbooks.check(account, body.playbook, body.deep, say),
);
