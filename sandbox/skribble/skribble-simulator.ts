import type { SimRequest, SimResponse, Simulator } from "../kit/kit.ts";
import { problemBody, Refused, refusal } from "./answers.ts";
import { briefApi } from "./brief-api.ts";
import { controlSkribble } from "./control-actions.ts";
import { documentedApi } from "./documented-api.ts";
import { upToDate } from "./find-request.ts";
import { briefSummary, summary } from "./summary.ts";
import { createWorld, resetWorld } from "./world.ts";
import type { SkribbleOptions, World } from "./world.ts";

const answer = async (world: World, request: SimRequest): Promise<SimResponse> => {
  try {
    const api = world.options.dialect === "brief" ? briefApi : documentedApi;
    return await api(world, request);
  } catch (error) {
    if (error instanceof Refused) return refusal(error.problem, request);
    throw error;
  }
};

/** The vendor's problem for a status that the kit makes up. */
const madeUp = (status: number): unknown => {
  const called = { method: "GET", path: "/signature-requests" };
  if (status === 429) {
    const key = "error.rate_limit.exceeded";
    return problemBody({ status, type: "limit-exceeded", key, message: "Rate limit exceeded" }, called);
  }
  return problemBody({ status, message: status === 401 ? "Unauthorized" : "Internal server error" }, called);
};

/**
 * Skribble, simulated: `skribble` speaks v2 as documented (paths below the mount: `/access/login`,
 * `/signature-requests`, `/documents`), `skribble-brief` as the article describes it.
 */
export const createSkribbleSimulator = (options: SkribbleOptions): Simulator => {
  const world = createWorld(options);
  return {
    id: world.id,
    handle: (request) => answer(world, request),
    errorBody: madeUp,
    control: async (action, input) => controlSkribble(world, action, input),
    state: () => ({
      documents:
        options.dialect === "brief"
          ? [...world.briefRequests.values()].map(briefSummary)
          : [...world.requests.values()].map((request) => summary(upToDate(world, request))),
    }),
    reset: () => {
      resetWorld(world);
    },
  };
};
