import { z } from "zod";
import { accountRoute, NONE } from "../route.ts";
import { Done, DONE } from "../done.ts";
import { PlaybookPlace } from "./playbook-view.ts";

export const removePlaybook = accountRoute(
  {
    method: "DELETE",
    url: "/playbooks/:playbook",
    id: "removePlaybook",
    tag: "playbooks",
    summary: "Take a playbook out",
    params: PlaybookPlace,
    query: z.object({ despite: z.enum(["true", "false"]).default("false") }),
    body: NONE,
    answer: Done,
    needs: "operator",
  },
  async ({ house, account, caller, params, query }) => {
    await house.playbooks.remove(account, params.playbook, caller, query.despite === "true");
    return DONE;
  },
);
