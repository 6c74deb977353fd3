import type { Standing } from "../../store/standings.ts";

/** What a page may have read, as the API's addresses name it. */
export type LiveNoun = "playbooks" | "connections" | "settings" | "people" | "changes";

const TOLD_BY: Readonly<Record<Standing["kind"] | "configuration", readonly LiveNoun[]>> = {
  configuration: ["playbooks", "connections", "settings"],
  documents: ["playbooks", "connections", "settings", "changes"],
  health: ["connections"],
  changes: ["people", "changes"],
};
const INSTALLATION = "*";

/** Remembers how things stood, and tells what is different now. */
export interface StandingBook {
  /** Takes in how things stand; what has changed since the time before is told by {@link StandingBook.changedOf}. */
  take(standings: readonly Standing[]): void;
  /**
   * What is different of this account since it was asked about in the round before. `inForce`: the configuration that this
   * process goes by; another process may have saved what is in force here only some moments later.
   */
  changedOf(account: string, inForce: unknown): readonly LiveNoun[];
  forget(): void;
}

export function createStandingBook(): StandingBook {
  const marks = new Map<string, string>();
  const rules = new Map<string, unknown>();
  let changed: readonly Standing[] = [];
  let isFirst = true;

  return {
    take(standings) {
      changed = isFirst
        ? []
        : standings.filter(({ account, kind, mark }) => marks.get(`${kind} ${account}`) !== mark);
      for (const { account, kind, mark } of standings) marks.set(`${kind} ${account}`, mark);
      isFirst = false;
    },
    changedOf(account, inForce) {
      const mine = changed.filter((one) => one.account === account || one.account === INSTALLATION);
      const isRuledAnew = rules.has(account) && rules.get(account) !== inForce;
      rules.set(account, inForce);
      const kinds = [...mine.map(({ kind }) => kind), ...(isRuledAnew ? (["configuration"] as const) : [])];
      return [...new Set(kinds.flatMap((kind) => TOLD_BY[kind]))];
    },
    forget() {
      marks.clear();
      rules.clear();
      changed = [];
      isFirst = true;
    },
  };
}
