import type { ContractStatus } from "./contract.ts";

/**
 * What a contract may become. Terminal is not assumed: Oneflow revives an expired contract, Ironclad reopens a
 * signed one. A move outside this table is written into the trail and needs attention; it is never applied.
 */
const MOVES = {
  planned: ["drafted", "sent", "withdrawn"],
  drafted: ["sent", "signed", "declined", "expired", "withdrawn"],
  sent: ["signed", "declined", "expired", "withdrawn", "drafted"],
  signed: ["sent", "drafted"],
  declined: ["sent", "signed", "withdrawn"],
  expired: ["sent", "signed", "declined", "withdrawn"],
  withdrawn: [],
} as const satisfies Record<ContractStatus, readonly ContractStatus[]>;

export function mayMove(from: ContractStatus, to: ContractStatus): boolean {
  const allowed: readonly ContractStatus[] = MOVES[from];
  return allowed.includes(to);
}

/** Statuses after which a deal that enters the stage again may get a new contract. */
const OVER = ["signed", "declined", "expired", "withdrawn"] as const satisfies readonly ContractStatus[];

export function isOver(status: ContractStatus): boolean {
  const over: readonly ContractStatus[] = OVER;
  return over.includes(status);
}
