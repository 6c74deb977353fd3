import type { House } from "../house.ts";

/** Names of the CRM's users by id. */
export type ManagerNames = ReadonlyMap<string, string>;

interface Known {
  readonly names: ManagerNames;
  readonly askedMs: number;
}

const ASKED_AGAIN_MS = 10 * 60_000;
const NOBODY: ManagerNames = new Map();

const known = new WeakMap<House["store"], Map<string, Known>>();

/**
 * What is known of the account's users, without waiting: the CRM is asked beside, at most every ten minutes, and the next
 * page has what it said. Contracts keep the id alone where no text of theirs speaks of the user.
 */
export function managerNames(
  house: Pick<House, "store" | "contracts" | "now">,
  account: string,
): ManagerNames {
  const all = known.get(house.store) ?? new Map<string, Known>();
  known.set(house.store, all);
  const before = all.get(account);
  const nowMs = house.now().getTime();
  if (before !== undefined && Math.abs(nowMs - before.askedMs) < ASKED_AGAIN_MS) return before.names;
  const names = before?.names ?? NOBODY;
  all.set(account, { names, askedMs: nowMs });
  void learn(house, account).then((told) => all.set(account, { names: told ?? names, askedMs: nowMs }));
  return names;
}

/** `undefined` = without the right to read users, ids have to do. */
async function learn(
  { contracts }: Pick<House, "contracts">,
  account: string,
): Promise<ManagerNames | undefined> {
  try {
    const users = await contracts.users(account);
    return new Map(users.filter(({ name }) => name !== "").map(({ id, name }) => [id, name]));
  } catch {
    return undefined;
  }
}
