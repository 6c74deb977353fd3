import type { Role } from "./caller.ts";
import type { Link } from "./links.ts";
import type { Member, MemberChange } from "./members.ts";

/** Who may do what in an account, and who is invited. `*` is an account here: everywhere. */
export interface People {
  list(account: string): Promise<readonly Member[]>;
  change(account: string, person: string, role: Role): Promise<MemberChange>;
  remove(account: string, person: string): Promise<MemberChange>;
  invitations(account: string): Promise<readonly Link[]>;
  /** `token` is told once. It ends after 7 days. */
  invite(ask: Invitation): Promise<{ readonly link: Link; readonly token: string }>;
  withdraw(account: string, invitation: string): Promise<boolean>;
}

export interface Invitation {
  readonly account: string;
  readonly email: string;
  readonly role: Role;
  /** Who invites, by name. */
  readonly by: string;
}
