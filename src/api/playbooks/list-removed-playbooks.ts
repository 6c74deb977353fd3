import { z } from "zod";
import { accountRoute, NONE } from "../route.ts";
import { RemovedPlaybook } from "./playbook-view.ts";

export const listRemovedPlaybooks = accountRoute(
  {
    method: "GET",
    url: "/removed-playbooks",
    id: "listRemovedPlaybooks",
    tag: "playbooks",
    summary:
      "Playbooks that were taken out, the last ones first; rolled back to their version they are there again",
    params: NONE,
    query: NONE,
    body: NONE,
    answer: z.object({ removed: z.array(RemovedPlaybook) }),
    needs: "viewer",
  },
  async ({ house, account }) => ({ removed: [...(await house.playbooks.removed(account))] }),
);
