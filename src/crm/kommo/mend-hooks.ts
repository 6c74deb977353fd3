import type { HookMending } from "../crm.ts";
import type { Subscriptions } from "./subscriptions.ts";

/**
 * Kommo calls an address no more that answered badly more than 100 times within two hours, until somebody presses Save in
 * its settings (https://developers.kommo.com/docs/webhooks-general) or the address is taken away and entered anew, as here.
 * Resolves to how many were.
 */
export async function mendHooks(
  subscriptions: Subscriptions,
  ours: readonly string[],
  mending: HookMending,
): Promise<number> {
  const known = (await subscriptions.list()).filter(({ destination }) => ours.includes(destination));
  const off = known.filter(({ isDisabled }) => isDisabled).map(({ destination }) => destination);
  // only whoever took it away puts it back: an address that a person removed stays removed
  const lost = known.length === 0 && mending.isHalfDone ? ours.slice(0, 1) : [];
  const broken = [...off, ...lost];
  if (broken.length > 0) await mending.begin();
  for (const destination of broken) await subscriptions.subscribe(destination);
  return broken.length;
}
