/** When a planned fault strikes: the next `times` matching events (default 1), or each `every`-th for ever. */
export interface Striking {
  readonly times?: number;
  readonly every?: number;
}

/** Faults in waiting; deterministic. */
export interface FaultPlan<Fault extends Striking> {
  add(fault: Fault): void;
  clear(): void;
  /** The fault that strikes this event, if any: the one added first wins and only the winner is used up. */
  take(matches: (fault: Fault) => boolean): Fault | undefined;
}

interface Waiting<Fault> {
  readonly fault: Fault;
  left: number;
  seen: number;
}

/** An empty plan. */
export const createFaultPlan = <Fault extends Striking>(): FaultPlan<Fault> => {
  let waiting: Waiting<Fault>[] = [];

  const isDue = (one: Waiting<Fault>): boolean =>
    one.fault.every === undefined ? one.left > 0 : one.seen % one.fault.every === 0;

  return {
    add: (fault) => {
      waiting.push({ fault, left: fault.times ?? 1, seen: 0 });
    },
    clear: () => {
      waiting = [];
    },
    take: (matches) => {
      if (waiting.length === 0) return undefined;
      let struck: Waiting<Fault> | undefined;
      for (const one of waiting) {
        if (!matches(one.fault)) continue;
        one.seen += 1;
        if (struck === undefined && isDue(one)) struck = one;
      }
      if (struck === undefined) return undefined;
      if (struck.fault.every === undefined) {
        struck.left -= 1;
        if (struck.left === 0) waiting = waiting.filter((one) => one !== struck);
      }
      return struck.fault;
    },
  };
};
