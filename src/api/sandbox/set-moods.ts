import { z } from "zod";
import { Done } from "../done.ts";
import { NONE } from "../route.ts";
import { playRoute } from "./play-route.ts";
import { SideMoods } from "./sandbox-view.ts";
import { unlessRefused } from "./unless-refused.ts";

export const setSandboxMoods = playRoute(
  {
    method: "PUT",
    url: "/sandbox/moods/:side",
    id: "setSandboxMoods",
    summary: "Let the demo's Kommo or a vendor of it fail on purpose",
    params: z.object({ side: z.string().max(60) }),
    query: NONE,
    body: SideMoods,
    answer: Done,
    needs: "operator",
  },
  async (desk, { params, body }) => unlessRefused(await desk.setMoods(params.side, body)),
);
