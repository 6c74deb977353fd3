import type { CatalogueChoices } from "../../store/catalogue.ts";
import type { House } from "../house.ts";

interface Known {
  readonly readMs: number;
  readonly choices: Promise<CatalogueChoices>;
}

/** A new playbook stands in the list of filters after so long at the latest. */
const BELIEVED_MS = 3_000;

const known = new WeakMap<House["store"], Map<string, Known>>();

/** What the account's contracts have in common; read anew every few seconds. */
export function knownChoices(
  { store, now }: Pick<House, "store" | "now">,
  account: string,
): Promise<CatalogueChoices> {
  const all = known.get(store) ?? new Map<string, Known>();
  known.set(store, all);
  const before = all.get(account);
  const readMs = now().getTime();
  if (before !== undefined && Math.abs(readMs - before.readMs) < BELIEVED_MS) return before.choices;
  const choices = store.catalogue.choices(account);
  all.set(account, { readMs, choices });
  choices.catch(() => all.delete(account));
  return choices;
}
