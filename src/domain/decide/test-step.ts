import { allCapabilities, aPlaybook, T0 } from "../../../tests/builders.ts";
import type { Contract, Effect } from "../contract.ts";
import { decide } from "./decide.ts";
import type { Situation } from "./situation.ts";
import type { Seen, Step } from "./step.ts";

/** An effect that was done at T0. */
export const done = { state: "done", attempt: 1, at: T0.toISOString() } as const satisfies Effect;
/** Everything that is told of a contract that was sent. */
export const told = { create: done, send: done, "sent/deal": done, "sent/note": done } as const;

/** What is decided at T0 of the usual playbook's contract. */
export function stepOf(contract: Contract, seen: Seen = {}, change: Partial<Situation> = {}): Step {
  return decide({ contract, playbook: aPlaybook(), can: allCapabilities(), seen, now: T0, ...change });
}
