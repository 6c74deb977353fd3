import { z } from "zod";
import { NONE, publicRoute } from "../route.ts";
import { DEMO_OWNER } from "./demo-owner.ts";

const Entrance = z.object({
  needsOwner: z.boolean(),
  hasSingleSignOn: z.boolean(),
  /** In the demo: who one may be. */
  suggestion: z.object({ name: z.string(), email: z.string() }).optional(),
});

export const readEntrance = publicRoute(
  {
    method: "GET",
    url: "/entrance",
    id: "readEntrance",
    tag: "welcome",
    summary: "What the sign-in page must know",
    params: NONE,
    query: NONE,
    body: NONE,
    answer: Entrance,
  },
  async ({ house: { entrance, isDemo } }) => ({
    answer: {
      needsOwner: await entrance.needsOwner(),
      hasSingleSignOn: entrance.hasSingleSignOn(),
      ...(isDemo ? { suggestion: DEMO_OWNER } : {}),
    },
  }),
);
