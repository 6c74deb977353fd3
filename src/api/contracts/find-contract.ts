import type { Contract } from "../../domain/contract.ts";
import { ApiProblem } from "../api-problem.ts";
import type { House } from "../house.ts";

/** The account's contract. Throws `not_found`, also for another account's. */
export async function findContract(
  { store }: Pick<House, "store">,
  account: string,
  reference: string,
): Promise<Contract> {
  const contract = await store.contracts.byReference(account, reference);
  if (contract === undefined) throw new ApiProblem("not_found", (say) => say("problems:noContract"));
  return contract;
}
