import type { Troubled } from "./attention-query.ts";

/** Contracts that stopped for the same reason, and have the same way out. */
export interface Cause {
  readonly code: string;
  /** The kind of trouble, one sentence. */
  readonly what: string;
  readonly help: string;
  readonly contracts: readonly Troubled[];
}

/** Groups by code; the newest trouble first. Where ways out differ within a code, each has a group of its own. */
export function byCause(contracts: readonly Troubled[]): readonly Cause[] {
  const groups = Map.groupBy(contracts, ({ code, help }) => `${code} ${help}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    return first === undefined
      ? []
      : [{ code: first.code, what: first.what, help: first.help, contracts: group }];
  });
}
