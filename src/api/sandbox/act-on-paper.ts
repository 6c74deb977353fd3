import { z } from "zod";
import { Done } from "../done.ts";
import { NONE } from "../route.ts";
import { playRoute } from "./play-route.ts";
import { PAPER_ACTS } from "./sandbox-view.ts";
import { unlessRefused } from "./unless-refused.ts";

export const actOnPaper = playRoute(
  {
    method: "POST",
    url: "/sandbox/inboxes/:inbox/papers/:paper",
    id: "actOnPaper",
    summary: "Do what a signer does at one of the demo's vendors",
    params: z.object({ inbox: z.string().max(60), paper: z.string().max(100) }),
    query: NONE,
    body: z.object({
      act: z.enum(PAPER_ACTS),
      signer: z.string().max(254).optional().describe("E-mail; absent = whose turn it is"),
      reason: z.string().max(500).optional().describe("Why they decline"),
    }),
    answer: Done,
    needs: "operator",
  },
  async (desk, { params, body: { act, signer, reason } }) =>
    unlessRefused(
      await desk.act(params.inbox, params.paper, {
        act,
        ...(signer === undefined ? {} : { signer }),
        ...(reason === undefined ? {} : { reason }),
      }),
    ),
);
