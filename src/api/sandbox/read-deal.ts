import { z } from "zod";
import { ApiProblem } from "../api-problem.ts";
import { NONE } from "../route.ts";
import { playRoute } from "./play-route.ts";
import { OpenedDeal } from "./sandbox-view.ts";

export const readSandboxDeal = playRoute(
  {
    method: "GET",
    url: "/sandbox/deals/:deal",
    id: "readSandboxDeal",
    summary: "One deal of the demo's Kommo: its people, notes, tasks and files",
    params: z.object({ deal: z.string().max(40) }),
    query: NONE,
    body: NONE,
    answer: OpenedDeal,
    needs: "viewer",
  },
  async (desk, { params }) => {
    const deal = await desk.deal(params.deal);
    if (deal === undefined) throw new ApiProblem("not_found", (say) => say("problems:noSandboxDeal"));
    return deal;
  },
);
