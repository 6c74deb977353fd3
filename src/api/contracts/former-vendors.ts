import type { House } from "../house.ts";
import { knownChoices } from "./known-choices.ts";
import { sayInEnglish } from "../../texts/texts.ts";

type Asked = Pick<House, "store" | "now" | "connections" | "connectionNames">;

/** What people called connections that are gone, by account and id; `undefined` = nobody knows any more. */
const known = new WeakMap<House["store"], Map<string, Map<string, string | undefined>>>();

/** Resolves when it is known what every connection was called that contracts still name. */
export async function knowFormerVendors(house: Asked, account: string): Promise<void> {
  const { connections } = await knownChoices(house, account);
  const standing = house.connectionNames(account);
  const former = formerOf(house, account);
  const unknown = connections.filter((id) => id !== "" && !standing.has(id) && !former.has(id));
  if (unknown.length === 0) return;
  const providers = await house.connections.providers(sayInEnglish);
  for (const id of unknown) {
    const told = await house.store.figures.formerVendor(account, id);
    former.set(id, providers.find((provider) => provider.id === told)?.name ?? told);
  }
}

/** What people called a connection that is gone; `undefined` = not known, or not yet. */
export function formerVendor(
  house: Pick<House, "store">,
  account: string,
  connection: string,
): string | undefined {
  return known.get(house.store)?.get(account)?.get(connection);
}

function formerOf({ store }: Pick<House, "store">, account: string): Map<string, string | undefined> {
  const all = known.get(store) ?? new Map<string, Map<string, string | undefined>>();
  known.set(store, all);
  const own = all.get(account) ?? new Map<string, string | undefined>();
  all.set(account, own);
  return own;
}
