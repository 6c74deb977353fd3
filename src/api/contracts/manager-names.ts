import type { House } from "../house.ts";
import type { Say } from "../../texts/say.ts";

/** Names of the CRM's users by id. */
type ManagerNames = ReadonlyMap<string, string>;

interface Known {
  /** `undefined` = the CRM has never told. */
  readonly names: ManagerNames | undefined;
  readonly askedMs: number;
  /** Resolves when the CRM has answered, or could not. */
  readonly asking: Promise<void>;
}

type Asked = Pick<House, "store" | "contracts" | "now">;

const ASKED_AGAIN_MS = 10 * 60_000;
const AFTER_FAILURE_MS = 30_000;
/** So long the very first page waits for names; a CRM that does not answer holds up nobody for longer. */
const PATIENCE_MS = 1_500;

const known = new WeakMap<House["store"], Map<string, Known>>();

/**
 * Resolves when the names of the account's users are known, or cannot be had soon. Only the very first call waits: later the
 * CRM is asked beside, at most every ten minutes, and the next page has what it said.
 */
export async function knowManagers(house: Asked, account: string): Promise<void> {
  const { names, asking } = knownOf(house, account);
  if (names !== undefined) return;
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, PATIENCE_MS);
  });
  await Promise.race([asking, patience]);
  clearTimeout(timer);
}

/** A user of the CRM as people know them: as the contract's texts spoke of them, else as the CRM names them now. */
export function managerName(
  house: Asked,
  say: Say,
  account: string,
  { id, name }: { readonly id: string; readonly name?: string | undefined },
): string {
  if (name !== undefined && name !== "") return name;
  const { names } = knownOf(house, account);
  const told = names?.get(id);
  if (told !== undefined) return told;
  // without the right to read users, none is told: then nobody knows who has left
  return say(names === undefined || names.size === 0 ? "attention:user" : "attention:formerUser", { id });
}

function knownOf(house: Asked, account: string): Known {
  const all = known.get(house.store) ?? new Map<string, Known>();
  known.set(house.store, all);
  const before = all.get(account);
  const nowMs = house.now().getTime();
  const believedMs = before?.names === undefined ? AFTER_FAILURE_MS : ASKED_AGAIN_MS;
  if (before !== undefined && Math.abs(nowMs - before.askedMs) < believedMs) return before;
  const ask = async (): Promise<void> => {
    const told = await learn(house, account);
    // nobody was asked: the names are asked for as soon as there is a CRM
    if (told === "no CRM") {
      all.delete(account);
      return;
    }
    all.set(account, { names: told ?? before?.names, askedMs: nowMs, asking: Promise.resolve() });
  };
  const asked = { names: before?.names, askedMs: nowMs, asking: ask() };
  all.set(account, asked);
  return asked;
}

/** `undefined` = the CRM could not be asked. */
async function learn({ contracts }: Asked, account: string): Promise<ManagerNames | "no CRM" | undefined> {
  try {
    const users = await contracts.users(account);
    if (users === undefined) return "no CRM";
    return new Map(users.filter(({ name }) => name !== "").map(({ id, name }) => [id, name]));
  } catch {
    return undefined;
  }
}
