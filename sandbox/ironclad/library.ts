import type { Workflow } from "./workflow.ts";

/** All workflows, with an index by what the service plants in them: looking that up among 100,000 must not cost a walk. */
export interface Library {
  readonly size: number;
  add(workflow: Workflow): void;
  /** By id or Ironclad id. */
  get(id: string): Workflow | undefined;
  delete(workflow: Workflow): void;
  /** Call it before and after an attribute changes. */
  unindex(workflow: Workflow): void;
  index(workflow: Workflow): void;
  /** Oldest first. */
  all(): Iterable<Workflow>;
  /** Those whose attribute has exactly this value; `undefined` = the attribute has no index. */
  equal(attribute: string, value: string): Iterable<Workflow> | undefined;
}

const INDEXED = ["countersign_reference", "kommo_deal_id"] as const;

const keysOf = ({ attributes }: Workflow): readonly string[] =>
  INDEXED.flatMap((attribute) => {
    const value = attributes.get(attribute);
    return typeof value === "string" ? [`${attribute} ${value}`] : [];
  });

/** No workflows at first. */
export const createLibrary = (): Library => {
  const workflows = new Map<string, Workflow>();
  const byIroncladId = new Map<string, Workflow>();
  const byValue = new Map<string, Set<Workflow>>();
  const library: Library = {
    get size() {
      return workflows.size;
    },
    add: (workflow) => {
      workflows.set(workflow.id, workflow);
      byIroncladId.set(workflow.ironcladId, workflow);
      library.index(workflow);
    },
    get: (id) => workflows.get(id) ?? byIroncladId.get(id),
    delete: (workflow) => {
      workflows.delete(workflow.id);
      byIroncladId.delete(workflow.ironcladId);
      library.unindex(workflow);
    },
    unindex: (workflow) => {
      for (const key of keysOf(workflow)) {
        const group = byValue.get(key);
        group?.delete(workflow);
        if (group?.size === 0) byValue.delete(key);
      }
    },
    index: (workflow) => {
      for (const key of keysOf(workflow)) {
        const group = byValue.get(key);
        if (group === undefined) byValue.set(key, new Set([workflow]));
        else group.add(workflow);
      }
    },
    all: () => workflows.values(),
    equal: (attribute, value) =>
      INDEXED.some((one) => one === attribute) ? (byValue.get(`${attribute} ${value}`) ?? []) : undefined,
  };
  return library;
};
