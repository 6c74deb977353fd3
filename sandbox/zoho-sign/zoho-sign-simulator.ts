import type { SimRequest, SimResponse, Simulator } from "../kit/kit.ts";
import { bodyOf, Refused, refusal } from "./answers.ts";
import { briefApi } from "./brief-api.ts";
import { controlZohoSign } from "./control-actions.ts";
import { documentedApi } from "./documented-api.ts";
import { summary } from "./summary.ts";
import { resetWorld } from "./world.ts";
import type { World } from "./world.ts";

const answer = async (world: World, request: SimRequest): Promise<SimResponse> => {
  try {
    return await (world.options.dialect === "brief"
      ? briefApi(world, request)
      : documentedApi(world, request));
  } catch (error) {
    if (error instanceof Refused) return refusal(error);
    throw error;
  }
};

const stateOf = (world: World): unknown => {
  const all = [...world.requests.values()];
  return {
    documents: all.filter(({ isDeleted }) => !isDeleted).map(summary),
    deleted: all.filter(({ isDeleted }) => isDeleted).map(summary),
    templates: [...world.templates.keys()],
    webhooks: world.webhooks.map(({ id, url, purpose, actions, isActive }) => ({
      id,
      url,
      purpose,
      actions,
      isActive,
    })),
    callbackUrl: world.webhooks.find(({ isByHand }) => isByHand)?.url ?? null,
    creditsUsed: world.creditsUsed,
    tokensIssued: world.tokens.issued,
  };
};

/**
 * Zoho Sign, simulated (paths below the mount: `/templates`, `/requests`): `zoho-sign` speaks v1 as documented,
 * `zoho-sign-brief` as the article describes it.
 */
export const createZohoSignSimulator = (world: World): Simulator => ({
  id: world.id,
  handle: (request) => answer(world, request),
  errorBody: (status) => bodyOf(status),
  control: async (action, input) => controlZohoSign(world, action, input),
  state: () => stateOf(world),
  reset: () => {
    resetWorld(world);
  },
});
