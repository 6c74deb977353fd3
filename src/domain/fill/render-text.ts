import { createEngine } from "./create-engine.ts";
import { pathProblem } from "./path-problem.ts";
import type { Problem } from "./problem.ts";
import { readText } from "./read-text.ts";
import type { Scope } from "./scope.ts";
import { faultOf } from "./text-fault.ts";

/** Renders one Liquid text. Missing values render as nothing; a word that does not exist is a problem. */
export function renderText(
  text: string,
  scope: Scope,
  what = "text",
): { readonly text: string } | { readonly problems: readonly Problem[] } {
  const reading = readText(text);
  if ("fault" in reading) return { problems: [{ what, text: faultSentence(what, reading.fault.text) }] };
  const wrong = reading.paths.flatMap((path) => pathProblem(path, scope) ?? []);
  if (wrong.length > 0)
    return { problems: [...new Set(wrong)].map((sentence) => ({ what, text: sentence })) };
  if (!text.includes("{")) return { text };
  try {
    const rendered: unknown = engineFor(scope).parseAndRenderSync(text, scope.data);
    return { text: String(rendered) };
  } catch (error) {
    return { problems: [{ what, text: faultSentence(what, faultOf(error).text) }] };
  }
}

const engines = new WeakMap<Scope, ReturnType<typeof createEngine>>();

/** One engine per scope: the texts of a contract share its clock. */
function engineFor(scope: Scope): ReturnType<typeof createEngine> {
  const known = engines.get(scope) ?? createEngine(scope);
  engines.set(scope, known);
  return known;
}

function faultSentence(what: string, fault: string): string {
  return `The text of ${what} cannot be filled in: ${fault}.`;
}
