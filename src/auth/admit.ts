import type { NewChange } from "../store/change.ts";
import { noteChange } from "../store/changes.ts";
import type { Session } from "../store/session.ts";
import type { Role } from "./caller.ts";
import { createMembers } from "./members.ts";

/** Gives somebody a role in the change's account, and writes the change down with it: both or neither. */
export type Admit = (person: string, role: Role, change: Omit<NewChange, "at">) => Promise<void>;

interface Deps {
  readonly inTransaction: <T>(run: (tx: Session) => Promise<T>) => Promise<T>;
  readonly now: () => Date;
  /** What changes are dated by. */
  readonly calendar: () => Date;
}

export function createAdmit({ inTransaction, now, calendar }: Deps): Admit {
  return (person, role, change) =>
    inTransaction(async (tx) => {
      await createMembers(tx, (run) => run(tx), now).give(change.account, person, role);
      await noteChange(tx, { ...change, at: calendar() });
    });
}
