import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Texts and names that stand in the sources of a folder: what its parser may be listening to. */
export function wordsOf(folder: string): readonly string[] {
  const directory = new URL(`../../../src/${folder}/`, import.meta.url).pathname;
  const words = new Set<string>();
  for (const file of readdirSync(directory).filter((name) => name.endsWith(".ts") && !/test/u.test(name)))
    for (const [, text = "", name = ""] of readFileSync(join(directory, file), "utf8").matchAll(
      /"([^"\\\n]{1,60})"|\b([a-z]\w{2,30}):/gu,
    ))
      words.add(text === "" ? name : text);
  return [...words];
}
