import { z } from "zod";
import { accountRoute, NONE } from "../route.ts";
import { PlaybookLine } from "./playbook-view.ts";

export const listPlaybooks = accountRoute(
  {
    method: "GET",
    url: "/playbooks",
    id: "listPlaybooks",
    tag: "playbooks",
    summary: "Playbooks and how their contracts stand",
    params: NONE,
    query: NONE,
    body: NONE,
    answer: z.object({ playbooks: z.array(PlaybookLine) }),
    needs: "viewer",
  },
  async ({ house, account }) => ({ playbooks: [...(await house.playbooks.list(account))] }),
);
