import type { Say } from "../../texts/say.ts";
import { ACTIONS } from "./consequences.ts";

/** What a person wanted, as they would say it; of a newer version by its name. */
export function wishWords(wish: string, say: Say): string {
  const known = ACTIONS.find((action) => action === wish);
  return known === undefined ? wish : say(`trail:wish.${known}`);
}
