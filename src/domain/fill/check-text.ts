import { vocabularyProblem } from "./path-problem.ts";
import { parsePath } from "./path.ts";
import { readText } from "./read-text.ts";
import type { TextFault } from "./text-fault.ts";

/** What is wrong with a text whatever the deal holds: syntax, unknown words. Empty = nothing. */
export function checkText(text: string): readonly TextFault[] {
  const reading = readText(text);
  if ("fault" in reading) return [reading.fault];
  const sentences = reading.paths.flatMap((path) => vocabularyProblem(path) ?? []);
  return [...new Set(sentences)].map((sentence) => ({ text: sentence, line: 1, column: 1 }));
}

/** The same for a path of a condition or choice; `undefined` = nothing wrong. */
export function checkPath(text: string): string | undefined {
  const path = parsePath(text);
  if (path === undefined) return `“${text}” is not a path such as deal.price or deal.fields.Plan.`;
  if (path.length === 1 && path[0] !== "today" && path[0] !== "now") {
    return vocabularyProblem(path) ?? `“${text}” is a group of values; name one of them, as in deal.price.`;
  }
  return vocabularyProblem(path);
}
