import { z } from "zod";
import { accountRoute, NONE } from "../route.ts";
import { DryRun, PlaybookAsk } from "./playbook-view.ts";

export const dryRun = accountRoute(
  {
    method: "POST",
    url: "/playbooks/dry-run",
    id: "dryRun",
    tag: "playbooks",
    summary: "What would be sent for a deal, to whom, and what would follow; nothing is sent or kept",
    params: NONE,
    query: NONE,
    body: PlaybookAsk.and(
      z.object({ dealId: z.string().regex(/^[1-9]\d{0,19}$/u, "must be a deal's number") }),
    ),
    answer: DryRun,
    needs: "operator",
  },
  async ({ house, say, account, body }) => house.playbooks.dryRun(account, body, body.dealId, say),
);
