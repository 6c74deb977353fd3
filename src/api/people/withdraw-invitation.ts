import { z } from "zod";
import { EVERYWHERE } from "../../auth/caller.ts";
import { ApiProblem } from "../api-problem.ts";
import { Done, DONE } from "../done.ts";
import { doerOf } from "../doer-of.ts";
import { accountRoute, NONE } from "../route.ts";

export const withdrawInvitation = accountRoute(
  {
    method: "DELETE",
    url: "/people/invitations/:invitation",
    id: "withdrawInvitation",
    tag: "people",
    summary: "End an invitation before it is taken up",
    params: z.object({ invitation: z.string().max(100) }),
    query: NONE,
    body: NONE,
    answer: Done,
    needs: "owner",
  },
  async ({ house: { people }, account, caller, params: { invitation } }) => {
    const places = caller.everywhere === "owner" ? [account, EVERYWHERE] : [account];
    for (const place of places) if (await people.withdraw(place, invitation, doerOf(caller))) return DONE;
    throw new ApiProblem("not_found", (say) => say("problems:noInvitation"));
  },
);
