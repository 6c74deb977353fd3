import type { RemoteId } from "../../domain/contract.ts";

const MOST_CONTRACTS = 1000;

/**
 * What this process has written into drafts. Only spares calls: what is forgotten is written once more. Without it a
 * step of many calls would begin anew at every hiccup, and might never come to its end.
 */
export interface WrittenBefore {
  has(id: RemoteId, what: string, value: string): boolean;
  note(id: RemoteId, what: string, value: string): void;
}

export function createWrittenBefore(): WrittenBefore {
  const contracts = new Map<RemoteId, Map<string, string>>();
  return {
    has: (id, what, value) => contracts.get(id)?.get(what) === value,
    note(id, what, value) {
      if (contracts.size >= MOST_CONTRACTS) contracts.clear();
      const written = contracts.get(id) ?? new Map<string, string>();
      contracts.set(id, written.set(what, value));
    },
  };
}
