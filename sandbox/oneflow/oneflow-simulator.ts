import type { SimRequest, SimResponse, Simulator } from "../kit/kit.ts";
import { errorBody, Refused, refusal } from "./answers.ts";
import { briefApi } from "./brief-api.ts";
import { controlOneflow, summary } from "./control-actions.ts";
import { documentedApi } from "./documented-api.ts";
import { createWorld, resetWorld } from "./world.ts";
import type { OneflowOptions, World } from "./world.ts";

const answer = (world: World, request: SimRequest): SimResponse => {
  try {
    return world.options.dialect === "brief" ? briefApi(world, request) : documentedApi(world, request);
  } catch (error) {
    if (error instanceof Refused) return refusal(error.status, error.message, error.problems);
    throw error;
  }
};

/**
 * Oneflow, simulated: `oneflow` speaks v1 as documented (paths below the mount: `/contracts/create`, `/templates`),
 * `oneflow-brief` speaks v1 as the article describes it (`/contracts`).
 */
export const createOneflowSimulator = (options: OneflowOptions): Simulator => {
  const world = createWorld(options);
  return {
    id: world.id,
    handle: async (request) => answer(world, request),
    errorBody: (status) => errorBody(status),
    control: async (action, input) => controlOneflow(world, action, input),
    state: () => ({
      documents: [...world.library.all()].map((contract) => summary(world, contract)),
      deleted: world.deleted.map((contract) => summary(world, contract)),
      templates: [...world.templates.keys()].map(String),
      users: world.users,
      webhooks: [...world.webhooks.values()],
      callbackUrl: world.callbackUrl ?? null,
    }),
    reset: () => {
      resetWorld(world);
    },
  };
};
