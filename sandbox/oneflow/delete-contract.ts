import type { StoredContract } from "./contract.ts";
import { happen } from "./happen.ts";
import type { World } from "./world.ts";

/** The contract is gone for callers and signers, for ever. Kept aside for assertions. */
export const deleteContract = (world: World, contract: StoredContract): void => {
  world.library.delete(contract);
  world.expiring.delete(contract);
  world.deleted.push(contract);
  happen(world, contract, "deleted");
};
