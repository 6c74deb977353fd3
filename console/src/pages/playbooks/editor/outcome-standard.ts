import type { Outcome, OutcomeName } from "./draft.ts";

/** Which outcomes write a note and make a task where the playbook says nothing: docs/configuration.md. */
const STANDARD = {
  sent: { note: true, task: false },
  viewed: { note: false, task: false },
  signerSigned: { note: true, task: false },
  signed: { note: true, task: false },
  declined: { note: true, task: true },
  expired: { note: true, task: true },
  withdrawn: { note: true, task: false },
} as const satisfies Record<OutcomeName, { readonly note: boolean; readonly task: boolean }>;

/** Is a note written? */
export function hasNote(name: OutcomeName, { note }: Outcome): boolean {
  return note === undefined ? STANDARD[name].note : note !== false && note !== "";
}

/** Is a task made? */
export function hasTask(name: OutcomeName, { task }: Outcome): boolean {
  return task === undefined ? STANDARD[name].task : task !== false;
}

/** Is the signed document attached to the deal? */
export function attaches(name: OutcomeName, { attach }: Outcome): boolean {
  return name === "signed" && (attach ?? true);
}

/** Does it write a standard note or task, if it is only switched on? Else a text is needed. */
export function hasStandard(name: OutcomeName, what: "note" | "task"): boolean {
  return STANDARD[name][what];
}
