import type { SimRequest, SimResponse, Simulator } from "../kit/kit.ts";
import { ControlError } from "../kit/kit.ts";
import { errorBody, Refused, refusal } from "./answers.ts";
import { briefApi } from "./brief-api.ts";
import { COMPANY_ACTIONS } from "./control-company.ts";
import { SIGNING_ACTIONS } from "./control-signing.ts";
import type { Action } from "./control-signing.ts";
import { STEP_ACTIONS } from "./control-steps.ts";
import { documentedApi } from "./documented-api.ts";
import { summary } from "./summary.ts";
import { noteAttempts } from "./note-attempts.ts";
import { resetWorld } from "./world.ts";
import type { World } from "./world.ts";

const FILES = "/_files";

const ACTIONS: Readonly<Record<string, Action>> = {
  ...SIGNING_ACTIONS,
  ...STEP_ACTIONS,
  ...COMPANY_ACTIONS,
  documents: (world) => [...world.library.all()].map((workflow) => summary(world, workflow)),
};

const answer = async (world: World, request: SimRequest): Promise<SimResponse> => {
  if (world.ownFiles && request.path.startsWith(`${FILES}/`))
    return world.files.simulator.handle({ ...request, path: request.path.slice(FILES.length) });
  try {
    return world.options.dialect === "brief" ? briefApi(world, request) : documentedApi(world, request);
  } catch (error) {
    if (error instanceof Refused) return refusal(error);
    throw error;
  }
};

/**
 * Ironclad, simulated: `ironclad` speaks the public API v1 as documented (paths below the mount: `/workflows`,
 * `/workflow-schemas`, `/webhooks`, `/records`), `ironclad-brief` speaks v1 as the article describes it (`/templates`).
 */
export const createIroncladSimulator = (world: World): Simulator => ({
  id: world.id,
  handle: (request) => answer(world, request),
  errorBody: (status) => errorBody(status),
  control: async (action, input) => {
    const act = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
    if (act === undefined)
      throw new ControlError(`unknown action "${action}"; known: ${Object.keys(ACTIONS).join(", ")}`);
    return act(world, input);
  },
  state: () => {
    noteAttempts(world);
    return {
      documents: [...world.library.all()].map((workflow) => summary(world, workflow)),
      deleted: world.deleted.map((workflow) => summary(world, workflow)),
      templates: [...world.designs.values()].map(({ id, name }) => ({ id, name })),
      webhooks: structuredClone(world.webhooks),
      callbackUrl: world.callbackUrl ?? null,
    };
  },
  reset: () => {
    resetWorld(world);
  },
});
