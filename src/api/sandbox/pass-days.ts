import { z } from "zod";
import { DONE, Done } from "../done.ts";
import { NONE } from "../route.ts";
import { playRoute } from "./play-route.ts";

const MOST_DAYS = 60;

export const passSandboxDays = playRoute(
  {
    method: "POST",
    url: "/sandbox/days",
    id: "passSandboxDays",
    summary: "Put the demo's calendar forward by whole days",
    params: NONE,
    query: NONE,
    body: z.object({ days: z.int().min(1).max(MOST_DAYS) }),
    answer: Done,
    needs: "operator",
  },
  async (desk, { body }) => {
    await desk.passDays(body.days);
    return DONE;
  },
);
