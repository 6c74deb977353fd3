import type { Say } from "../../texts/say.ts";

/** `Lena, Ida, Jonas and Maja`; of more than four only how many they are. Empty = nobody. */
export function listedNames(names: readonly string[], say: Say): string {
  const some = names.slice(0, 4);
  const hidden = names.length - some.length;
  if (hidden > 0) return say("standing:names.more", { names: some.join(", "), count: hidden });
  const last = some.pop() ?? "";
  return some.length === 0 ? last : say("standing:names.two", { names: some.join(", "), last });
}
