import type { DataField, StoredContract } from "./contract.ts";

/** All contracts, with an index by data field: looking one up among 100,000 must not cost a walk. */
export interface Library {
  add(contract: StoredContract): void;
  get(id: number): StoredContract | undefined;
  delete(contract: StoredContract): void;
  setFields(contract: StoredContract, fields: readonly DataField[]): void;
  all(): Iterable<StoredContract>;
  /** Contracts whose field of that custom id has exactly that value. */
  withField(customId: string, value: string): Iterable<StoredContract>;
}

const keyOf = (customId: string, value: string): string => `${customId}\n${value}`;

/** No contracts at first. */
export const createLibrary = (): Library => {
  const contracts = new Map<number, StoredContract>();
  const byField = new Map<string, Set<StoredContract>>();

  const index = (contract: StoredContract): void => {
    for (const { customId, value } of contract.fields) {
      if (value === "") continue;
      const key = keyOf(customId, value);
      const group = byField.get(key);
      if (group === undefined) byField.set(key, new Set([contract]));
      else group.add(contract);
    }
  };
  const unindex = (contract: StoredContract): void => {
    for (const { customId, value } of contract.fields) {
      const group = byField.get(keyOf(customId, value));
      group?.delete(contract);
      if (group?.size === 0) byField.delete(keyOf(customId, value));
    }
  };

  return {
    add: (contract) => {
      contracts.set(contract.id, contract);
      index(contract);
    },
    get: (id) => contracts.get(id),
    delete: (contract) => {
      contracts.delete(contract.id);
      unindex(contract);
    },
    setFields: (contract, fields) => {
      unindex(contract);
      contract.fields = fields;
      index(contract);
    },
    all: () => contracts.values(),
    withField: (customId, value) => byField.get(keyOf(customId, value)) ?? [],
  };
};
