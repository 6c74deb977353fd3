import { z } from "zod";
import { ApiProblem } from "../api-problem.ts";
import { Done, DONE } from "../done.ts";
import { doerOf } from "../doer-of.ts";
import { accountRoute, NONE } from "../route.ts";

export const removeKey = accountRoute(
  {
    method: "DELETE",
    url: "/keys/:key",
    id: "removeKey",
    tag: "people",
    summary: "Take an API key back; it ends at once",
    params: z.object({ key: z.string().max(100) }),
    query: NONE,
    body: NONE,
    answer: Done,
    needs: "owner",
  },
  async ({ house: { keys }, account, caller, params: { key } }) => {
    if (await keys.remove(account, key, doerOf(caller))) return DONE;
    throw new ApiProblem("not_found", (say) => say("problems:noKey"));
  },
);
