import { ApiProblem } from "../../api/api-problem.ts";
import type { ApiIssue } from "../../api/api-problem.ts";
import type { ConfigProblem } from "../../config/config.ts";
import type { Sentence } from "../../texts/say.ts";

/** Something that the configuration's reader found wrong, told already. */
export interface ConfigIssue {
  readonly path: string;
  readonly text: string;
  readonly help?: string;
}

/** The path relative to what was sent; `undefined` = the problem is elsewhere in the account. */
export type Inside = (path: string) => string | undefined;

/**
 * Refuses an edit for what is wrong with it, and for what it breaks elsewhere; not for what was wrong before. `toIssue`: how it
 * is told; by default as the reader of files tells it.
 */
export function judging(
  inside: Inside,
  toIssue: (problem: ConfigProblem) => ApiIssue = asWritten,
): (problems: readonly ConfigProblem[], known: readonly ConfigProblem[]) => void {
  return (problems, known) => {
    const before = new Set(known.map(({ path, text }) => JSON.stringify([path, text])));
    const issues = problems.flatMap((problem): readonly ApiIssue[] => {
      const { path, text } = problem;
      const own = inside(path);
      if (own === undefined && before.has(JSON.stringify([path, text]))) return [];
      return [{ ...toIssue(problem), path: own ?? path }];
    });
    if (issues.length > 0) throw refused(issues);
  };
}

function asWritten({ path, text, help }: ConfigProblem): ApiIssue {
  return { path, text, ...(help === undefined ? {} : { help }) };
}

/** `invalid`, with what is wrong. */
export function refused(issues: readonly ApiIssue[]): ApiProblem {
  const [first] = issues;
  const told: Sentence = (say) => {
    const text = first?.text ?? say("problems:cannotBeSaved");
    const words = typeof text === "string" ? text : text(say);
    return issues.length > 1 ? say("problems:andMore", { text: words, count: issues.length - 1 }) : words;
  };
  return new ApiProblem("invalid", told, { issues });
}

/** The part of a path behind a prefix; `undefined` = it is elsewhere. */
export function behind(prefix: string): Inside {
  return (path) => {
    if (path === prefix) return "";
    return path.startsWith(`${prefix}.`) ? path.slice(prefix.length + 1) : undefined;
  };
}
