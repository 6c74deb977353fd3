/** What somebody may do in an account; each role may also do what those before it may. */
export const ROLES = ["viewer", "operator", "owner"] as const;
export type Role = (typeof ROLES)[number];

/** Stands for every account there is or will be, where roles are kept. */
export const EVERYWHERE = "*";

/** `undefined` = no role of ours. */
export function readRole(text: string): Role | undefined {
  return ROLES.find((role) => role === text);
}

/** Who asks: a person with a session, or a program with an API key. */
export interface Caller {
  readonly kind: "person" | "key";
  readonly id: string;
  /** A key's bears its mark. */
  readonly name: string;
  readonly email?: string;
  /** Role by account id; nothing of other accounts is shown. */
  readonly roles: ReadonlyMap<string, Role>;
  /** Role in every account there is or will be: the installation's owner. */
  readonly everywhere?: Role;
}

/** The stronger of what the caller may do here and everywhere; `undefined` = the account does not exist for them. */
export function roleIn(
  { roles, everywhere }: Pick<Caller, "roles" | "everywhere">,
  account: string,
): Role | undefined {
  const ranked = [roles.get(account), everywhere].map((role) =>
    role === undefined ? -1 : ROLES.indexOf(role),
  );
  return ROLES[Math.max(...ranked)];
}

/** Does this role include that one? */
export function includes(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed);
}
