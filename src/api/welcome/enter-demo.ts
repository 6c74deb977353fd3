import { z } from "zod";
import { ApiProblem } from "../api-problem.ts";
import { isFromOurPages } from "../gate.ts";
import { NONE, publicRoute } from "../route.ts";
import { DEMO_OWNER } from "./demo-owner.ts";
import { letIn } from "./let-in.ts";

/** In the demo nobody knows a password: whoever signed out comes back by a button. */
export const enterDemo = publicRoute(
  {
    method: "POST",
    url: "/demo/enter",
    id: "enterDemo",
    tag: "welcome",
    summary: "Be the demo's owner once more; in the demo alone, from its own pages on this machine",
    params: NONE,
    query: NONE,
    body: NONE,
    answer: z.object({ account: z.string() }),
  },
  async ({ house: { entrance, isDemo }, headers }) => {
    if (!isDemo) throw new ApiProblem("not_found", (say) => say("problems:noAddress"));
    const { host, origin, "sec-fetch-site": site } = Object.fromEntries(headers);
    const said = {
      ...(host === undefined ? {} : { host }),
      ...(origin === undefined ? {} : { origin }),
      ...(site === undefined ? {} : { "sec-fetch-site": site }),
    };
    // a foreign name that leads to this machine would make a foreign page one of ours
    if (!isThisMachine(host) || !isFromOurPages(said))
      throw new ApiProblem("forbidden", (say) => say("problems:demoElsewhere"));
    const entered = await entrance.enterAs(DEMO_OWNER.email, headers);
    if (entered !== undefined) return letIn(entered);
    throw new ApiProblem("conflict", (say) => say("problems:noDemoOwner"), {
      help: (say) => say("problems:noDemoOwnerHelp"),
    });
  },
);

function isThisMachine(host = ""): boolean {
  const { hostname } = new URL(`http://${host}`);
  return hostname === "localhost" || hostname === "[::1]" || /^127\.\d+\.\d+\.\d+$/u.test(hostname);
}
