import { z } from "zod";
import { ApiProblem } from "../api-problem.ts";
import { NONE } from "../route.ts";
import { playRoute } from "./play-route.ts";

export const addSandboxDeal = playRoute(
  {
    method: "POST",
    url: "/sandbox/deals",
    id: "addSandboxDeal",
    summary: "A new deal in the demo's Kommo",
    params: NONE,
    query: NONE,
    body: z.object({ pipeline: z.string().max(40) }),
    answer: z.object({ id: z.string() }),
    needs: "operator",
  },
  async (desk, { body }) => {
    const id = await desk.addDeal(body.pipeline);
    if (id === undefined) throw new ApiProblem("not_found", (say) => say("problems:noSandboxPipeline"));
    return { id };
  },
);
