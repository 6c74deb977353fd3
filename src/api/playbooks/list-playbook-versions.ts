import { z } from "zod";
import { accountRoute, NONE } from "../route.ts";
import { PlaybookPlace, PlaybookVersion } from "./playbook-view.ts";

export const listPlaybookVersions = accountRoute(
  {
    method: "GET",
    url: "/playbooks/:playbook/history",
    id: "listPlaybookVersions",
    tag: "playbooks",
    summary: "The versions in which it changed, newest first, with what each changed",
    params: PlaybookPlace,
    query: NONE,
    body: NONE,
    answer: z.object({ versions: z.array(PlaybookVersion) }),
    needs: "viewer",
  },
  async ({ house, account, params }) => ({
    versions: [...(await house.playbooks.history(account, params.playbook))],
  }),
);
