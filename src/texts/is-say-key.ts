import { readEnglish } from "./read-languages.ts";
import type { SayKey } from "./say.ts";

/** Is there such a sentence? For keys that are put together while the service runs. */
export function isSayKey(key: string): key is SayKey {
  const [file = "", ...places] = key.split(/[:.]/u);
  let found: unknown = readEnglish();
  for (const place of [file, ...places]) {
    if (typeof found !== "object" || found === null) return false;
    found = Object.entries(found).find(([name]) => name === place)?.[1];
  }
  return typeof found === "string";
}
