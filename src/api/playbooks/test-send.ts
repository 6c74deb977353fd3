import { z } from "zod";
import { accountRoute, NONE } from "../route.ts";
import { PlaybookAsk, TestSent } from "./playbook-view.ts";

export const testSend = accountRoute(
  {
    method: "POST",
    url: "/playbooks/test-send",
    id: "testSend",
    tag: "playbooks",
    summary: "Send the contract of a deal to oneself; nothing is written to Kommo",
    params: NONE,
    query: NONE,
    body: PlaybookAsk.and(
      z.object({
        dealId: z.string().regex(/^[1-9]\d{0,19}$/u, "must be a deal's number"),
        /** The caller's own. */
        email: z.email().max(320),
        /** Made anew for each wish: sent again with the same one, nothing is repeated. */
        key: z.string().min(8).max(100),
      }),
    ),
    answer: TestSent,
    needs: "operator",
  },
  async ({ house, say, account, caller, body }) => house.playbooks.testSend(account, body, body, caller, say),
);
