import type { SimResponse, Simulator } from "../kit/kit.ts";
import { ControlError } from "../kit/kit.ts";
import { answerTokenRequest } from "./token-request.ts";
import type { World } from "./world.ts";

const missing: SimResponse = { status: 404, body: { error: "not_found" } };

/**
 * Ironclad's token host, beside its API: `POST /token` below the mount. The brief's knows no client and refuses everybody.
 * People are steered at the API's simulator.
 */
export const createOauthSimulator = (world: World): Simulator => ({
  id: world.options.dialect === "brief" ? "ironclad-oauth-brief" : "ironclad-oauth",
  handle: (request) =>
    Promise.resolve(
      request.method === "POST" && request.path === "/token" ? answerTokenRequest(world, request) : missing,
    ),
  errorBody: (status) => ({ error: status === 429 ? "temporarily_unavailable" : "server_error" }),
  control: (action) => Promise.reject(new ControlError(`the token host has no action "${action}"`)),
  state: () => ({ tokens: world.grants.size }),
  reset: () => {
    world.grants.clear();
  },
});
