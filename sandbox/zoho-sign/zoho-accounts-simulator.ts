import { ControlError } from "../kit/kit.ts";
import type { Simulator } from "../kit/kit.ts";
import { accountsService } from "./accounts.ts";
import type { World } from "./world.ts";

/**
 * The accounts service that hands out Zoho Sign's tokens, simulated: another host in life, another mount here, with
 * faults of its own. What can be done to it is done at the Zoho Sign whose tokens it hands out.
 */
export const createZohoAccountsSimulator = (world: World): Simulator => ({
  id: world.options.dialect === "brief" ? "zoho-accounts-brief" : "zoho-accounts",
  handle: (request) => accountsService(world, request),
  control: (action) =>
    Promise.reject(new ControlError(`the accounts service has no action "${action}"; ask ${world.id}`)),
  state: () => ({ tokensIssued: world.tokens.issued }),
  reset: () => undefined,
});
