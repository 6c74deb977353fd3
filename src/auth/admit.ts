import type { NewChange } from "../store/change.ts";
import { noteChange } from "../store/changes.ts";
import type { Session } from "../store/session.ts";
import type { Role } from "./caller.ts";
import { createMembers } from "./members.ts";

/** Gives somebody a role in the change's account, and writes the change down with it: both or neither. */
export type Admit = (person: string, role: Role, change: Omit<NewChange, "at">) => Promise<void>;

interface Deps {
  readonly now: () => Date;
  /** What changes are dated by. */
  readonly calendar: () => Date;
}

/** `tx`: the transaction in which that happens, maybe with more. */
export function createAdmit({ now, calendar }: Deps): (tx: Session) => Admit {
  return (tx) => async (person, role, change) => {
    await createMembers(tx, (run) => run(tx), now).give(change.account, person, role);
    await noteChange(tx, { ...change, at: calendar() });
  };
}
