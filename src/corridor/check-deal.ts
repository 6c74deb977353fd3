import { CountersignError, STOP } from "../domain/errors.ts";
import { strangeContract } from "./strange-contract.ts";
import type { Walk } from "./walk-state.ts";
import { whoseIsIt } from "./whose-is-it.ts";

/**
 * Throws where the deal, as it was read last, carries a contract that we do not know: somebody else's, or one of ours from
 * before a backup was restored.
 */
export async function checkDeal({ tools, runtime, playbook, seen: { deal } }: Walk): Promise<void> {
  if (deal === undefined || deal === "gone") return;
  const strange = await strangeContract(tools, runtime, playbook, deal);
  if (strange === undefined) return;
  const { code, detail, where } = await whoseIsIt(tools, runtime, strange);
  throw new CountersignError(code, STOP, detail, where);
}
