import { placeOf } from "./path-problem.ts";
import type { Path } from "./path.ts";
import { readText } from "./read-text.ts";
import type { Scope } from "./scope.ts";

/** What to fill in and where, for a text that came out empty or unusable. */
export function whatToFillIn(text: string, scope: Scope): string {
  const reading = readText(text);
  const paths = "fault" in reading ? [] : reading.paths;
  const unlinked = paths.map((path) => unlinkedGroup(path, scope)).find((group) => group !== undefined);
  if (unlinked !== undefined) return `The deal has no ${unlinked}: link one to it in Kommo.`;
  const places = [...new Set(paths.filter(([group]) => group !== "contract").map((path) => placeOf(path)))];
  if (places.length === 0) return "Correct it in the playbook.";
  return `Fill in ${places.join(" or ")} in Kommo.`;
}

function unlinkedGroup([group]: Path, { view }: Scope): "contact" | "company" | undefined {
  if (group !== "contact" && group !== "company") return undefined;
  return view[group] === undefined ? group : undefined;
}
