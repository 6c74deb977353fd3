import { z } from "zod";
import { accountRoute, NONE } from "../route.ts";
import { PlaybookDetail, GivenPlaybook, PlaybookPlace } from "./playbook-view.ts";

export const putPlaybook = accountRoute(
  {
    method: "PUT",
    url: "/playbooks/:playbook",
    id: "putPlaybook",
    tag: "playbooks",
    summary: "Save a playbook as a new version, or make one",
    params: PlaybookPlace,
    query: NONE,
    body: z.object({
      playbook: GivenPlaybook,
      /** The version that was edited. */
      version: z.number().int().optional(),
      /** `true`: make one; refused where its id is taken. */
      isNew: z.boolean().default(false),
      note: z.string().trim().max(500).optional(),
    }),
    answer: PlaybookDetail,
    needs: "operator",
  },
  async ({ house, account, caller, params, body }) =>
    house.playbooks.put(account, params.playbook, body, caller),
);
