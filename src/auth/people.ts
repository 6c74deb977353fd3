import type { Doer } from "../store/change.ts";
import type { Role } from "./caller.ts";
import type { Link } from "./links.ts";
import type { Made } from "./made-by.ts";
import type { Member, MemberChange } from "./members.ts";

/** Who may do what in an account, and who is invited. `*` is an account here: everywhere. */
export interface People {
  list(account: string): Promise<readonly Member[]>;
  change(account: string, person: string, role: Role, by: Doer): Promise<MemberChange>;
  remove(account: string, person: string, by: Doer): Promise<MemberChange>;
  /**
   * What ends when this person has that role there, or none: keys and open invitations of theirs that give more than they
   * may do themselves then; `undefined` = they have no role there. It ends in the transaction of {@link People.change} and {@link People.remove}.
   */
  ends(account: string, person: string, role: Role | undefined): Promise<readonly Made[] | undefined>;
  invitations(account: string): Promise<readonly Link[]>;
  /** `token` is told once. It ends after 7 days. Throws {@link MayNotGive}. */
  invite(ask: Invitation): Promise<{ readonly link: Link; readonly token: string }>;
  withdraw(account: string, invitation: string, by: Doer): Promise<boolean>;
  /**
   * Takes what there is of roles, keys and invitations of an account that is about to be made. `false` = it has been made
   * meanwhile, and keeps them.
   */
  forget(account: string, by: Doer): Promise<boolean>;
}

export interface Invitation {
  readonly account: string;
  readonly email: string;
  readonly role: Role;
  /** Who invites. */
  readonly by: Doer;
}
