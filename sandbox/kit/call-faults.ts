import { createFaultPlan } from "./fault-plan.ts";
import { ControlError } from "./kit.ts";
import type { CallFault } from "./kit.ts";

/** The faults that wait for calls to one simulator. */
export interface CallFaults {
  /** Throws ControlError when `match` is no regular expression. */
  add(fault: CallFault): void;
  clear(): void;
  take(method: string, path: string): CallFault | undefined;
}

const patternOf = (match: string): RegExp => {
  try {
    return new RegExp(match, "u");
  } catch {
    throw new ControlError(`"match" is no regular expression: ${match}`);
  }
};

/** No faults at first. `match` is tried on `METHOD /path`, the path below the mount's prefix. */
export const createCallFaults = (): CallFaults => {
  const plan = createFaultPlan<CallFault & { readonly pattern?: RegExp }>();
  return {
    add: (fault) => {
      plan.add(fault.match === undefined ? fault : { ...fault, pattern: patternOf(fault.match) });
    },
    clear: () => {
      plan.clear();
    },
    take: (method, path) => plan.take((fault) => fault.pattern?.test(`${method} ${path}`) ?? true),
  };
};
