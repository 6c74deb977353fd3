import type { Contract } from "../../domain/contract.ts";
import { isOver } from "../../domain/moves.ts";
import type { House } from "../house.ts";
import type { Say } from "../../texts/say.ts";

type Resting = Pick<Contract, "status" | "failure" | "waiting" | "updatedAt">;

/** The contract as it really stands: where nothing is done for the whole account, it waits, although nobody could write so. */
export function asItStands<T extends Resting>(
  house: Pick<House, "idle">,
  say: Say,
  account: string,
  contract: T,
): T {
  const { status, failure, waiting, updatedAt } = contract;
  if (failure !== undefined || waiting !== undefined || isOver(status)) return contract;
  const idle = house.idle(account);
  if (idle === undefined) return contract;
  const { connection, code, text } = idle;
  const held = { connection, code, detail: text(say), step: "look", since: updatedAt.toISOString() };
  return { ...contract, waiting: held };
}
