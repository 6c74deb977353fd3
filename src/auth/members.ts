import type { Session } from "../store/session.ts";
import { EVERYWHERE, readRole } from "./caller.ts";
import type { Role } from "./caller.ts";
import { addressOf } from "./login-name.ts";

/** Somebody who may do something in an account. */
export interface Member {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  /** The role is one in every account there is or will be. */
  readonly isEverywhere: boolean;
  readonly hasSecondFactor: boolean;
  /** An issuer has said that the address is theirs; an invitation proves nothing of the kind. */
  readonly hasProvenAddress: boolean;
  readonly since: Date;
}

/** What became of a change: `last_owner` = nobody would be left who may do everything. */
export type MemberChange = "done" | "unknown" | "last_owner";

/** Roles of people by account; {@link EVERYWHERE} is an account here. */
export interface Members {
  /** Those of the account, and those of every account. */
  list(account: string): Promise<readonly Member[]>;
  rolesOf(person: string): Promise<ReadonlyMap<string, Role>>;
  /** Gives the role, instead of another one that the person has there. */
  give(account: string, person: string, role: Role): Promise<void>;
  /** Changes the role of somebody who has one there. */
  change(account: string, person: string, role: Role): Promise<MemberChange>;
  /** Takes the role away; who has none left anywhere is forgotten, sessions and all. */
  remove(account: string, person: string): Promise<MemberChange>;
  /** Is there somebody who may do everything? */
  hasOwner(): Promise<boolean>;
}

type MemberRow = {
  id: string;
  name: string;
  email: string;
  role: string;
  account: string;
  second: boolean | null;
  proven: boolean;
  at: Date;
};

const LIST = `select p.id, p.name, p.email, m.role, m.account, p."twoFactorEnabled" as second,
    p."emailVerified" as proven, m.at
  from countersign_auth.members m join countersign_auth.people p on p.id = m.person
  where m.account in ($1, '*') order by lower(p.name), lower(p.email), p.id, m.account`;

/** Refused for the last one who may do everything; holds for `change` and `remove` alike. */
const NOT_THE_LAST = `($1 <> '*' or role <> 'owner' or exists (
  select from countersign_auth.members other where other.account = '*' and other.role = 'owner' and other.person <> $2))`;

/** `inTransaction`: whoever changes owners does so alone, or two could remove each other. */
export function createMembers(
  session: Session,
  inTransaction: <T>(run: (tx: Session) => Promise<T>) => Promise<T>,
  now: () => Date,
): Members {
  async function changed(account: string, person: string, statement: string, more: readonly unknown[]) {
    return inTransaction(async (tx): Promise<MemberChange> => {
      await tx.run({ text: "lock table countersign_auth.members in share row exclusive mode" });
      const values = [account, person];
      const there = await tx.rows({
        text: "select role from countersign_auth.members where account = $1 and person = $2",
        values,
      });
      if (there.length === 0) return "unknown";
      const count = await tx.run({
        text: `${statement} where account = $1 and person = $2 and ${NOT_THE_LAST}`,
        values: [...values, ...more],
      });
      if (count === 0) return "last_owner";
      await tx.run({
        text: `delete from countersign_auth.people where id = $1
          and not exists (select from countersign_auth.members where person = $1)`,
        values: [person],
      });
      return "done";
    });
  }

  return {
    async list(account) {
      const rows = await session.rows<MemberRow>({ text: LIST, values: [account] });
      return rows.flatMap(toMember);
    },
    async rolesOf(person) {
      const rows = await session.rows<{ account: string; role: string }>({
        name: "members-roles",
        text: "select account, role from countersign_auth.members where person = $1",
        values: [person],
      });
      return new Map(
        rows.flatMap(({ account, role: text }) => {
          const role = readRole(text);
          return role === undefined ? [] : [[account, role] as const];
        }),
      );
    },
    async give(account, person, role) {
      await session.run({
        text: `insert into countersign_auth.members (account, person, role, at) values ($1, $2, $3, $4)
          on conflict (person, account) do update set role = excluded.role`,
        values: [account, person, role, now()],
      });
    },
    change: (account, person, role) =>
      role === "owner"
        ? changed(account, person, "update countersign_auth.members set role = 'owner'", [])
        : changed(account, person, "update countersign_auth.members set role = $3", [role]),
    remove: (account, person) => changed(account, person, "delete from countersign_auth.members", []),
    async hasOwner() {
      const rows = await session.rows({
        text: "select from countersign_auth.members where account = '*' and role = 'owner' limit 1",
      });
      return rows.length > 0;
    },
  };
}

function toMember(row: MemberRow): readonly Member[] {
  const { id, name, email: loginName, role: text, account, second, proven, at } = row;
  const role = readRole(text);
  if (role === undefined) return [];
  const isEverywhere = account === EVERYWHERE;
  const email = addressOf(loginName);
  const how = { hasSecondFactor: second === true, hasProvenAddress: proven };
  return [{ id, name, email, role, isEverywhere, ...how, since: at }];
}
