import { z } from "zod";
import { Done } from "../done.ts";
import { NONE } from "../route.ts";
import { playRoute } from "./play-route.ts";
import { unlessRefused } from "./unless-refused.ts";

export const moveSandboxDeal = playRoute(
  {
    method: "POST",
    url: "/sandbox/deals/:deal/move",
    id: "moveSandboxDeal",
    summary: "Move a deal of the demo's Kommo to another stage",
    params: z.object({ deal: z.string().max(40) }),
    query: NONE,
    body: z.object({ pipeline: z.string().max(40), stage: z.string().max(40) }),
    answer: Done,
    needs: "operator",
  },
  async (desk, { params, body }) => unlessRefused(await desk.moveDeal(params.deal, body)),
);
