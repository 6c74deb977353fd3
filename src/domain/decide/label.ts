import type { Contract, ContractStatus } from "../contract.ts";

/** Prefix of an outcome's effect keys: `signed`, and `signed#2` when the contract came there a second time. */
export function labelOf(contract: Pick<Contract, "rounds">, point: ContractStatus | "failed"): string {
  const round = contract.rounds[point] ?? 1;
  return round > 1 ? `${point}#${round}` : point;
}

/** Text that marks a note or task as this contract's, so that it is found before it is written again. */
export function markerOf(contract: Pick<Contract, "reference">, effectKey: string): string {
  return `[${contract.reference} ${effectKey.replace("/note", "").replace("/task", "")}]`;
}

export function isSettled(contract: Pick<Contract, "effects">, key: string): boolean {
  const effect = contract.effects[key];
  return effect?.state === "done" || effect?.state === "skipped";
}
