import type { SimRequest, SimResponse, Simulator } from "../kit/kit.ts";
import { errorBody, Refused, refusal } from "./answers.ts";
import { briefApi } from "./brief-api.ts";
import { controlContractbook, summary } from "./control-actions.ts";
import { documentedApi } from "./documented-api.ts";
import { createWorld, resetWorld } from "./world.ts";
import type { ContractbookOptions, World } from "./world.ts";

const FILES = "/_files";

const answer = async (world: World, request: SimRequest): Promise<SimResponse> => {
  if (world.ownFiles && request.path.startsWith(`${FILES}/`)) {
    return world.files.simulator.handle({ ...request, path: request.path.slice(FILES.length) });
  }
  try {
    return world.options.dialect === "brief" ? briefApi(world, request) : documentedApi(world, request);
  } catch (error) {
    if (error instanceof Refused) return refusal(error.status, error.failures);
    throw error;
  }
};

/**
 * Contractbook, simulated: `contractbook` speaks v3 as documented (paths below the mount: `/templates`, `/documents`),
 * `contractbook-brief` speaks v1 as the article describes it (`/drafts`).
 */
export const createContractbookSimulator = (options: ContractbookOptions): Simulator => {
  const world = createWorld(options);
  return {
    id: world.id,
    handle: (request) => answer(world, request),
    errorBody: (status) => errorBody(status),
    control: async (action, input) => controlContractbook(world, action, input),
    state: () => ({
      documents: [...world.library.all()].map((document) => summary(world, document)),
      deleted: world.deleted.map((document) => summary(world, document)),
      templates: [...world.templates.keys()],
      callbackUrl: world.callbackUrl ?? null,
    }),
    reset: () => {
      resetWorld(world);
    },
  };
};
