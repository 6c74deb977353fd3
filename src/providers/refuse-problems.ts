import { CountersignError, STOP } from "../domain/errors.ts";

/** What is wrong with the values of an order, by field. */
export interface Problems {
  /** Names in the order that no field of the template has. */
  readonly unknown: string[];
  /** Required fields without a value. */
  readonly missing: string[];
  /** `field: why`, half a sentence each. */
  readonly wrong: string[];
}

/** How much of it is said. */
interface Limits {
  /** So many wrong values; default 20. */
  readonly wrong?: number;
  /** Letters about the wrong values; default all. */
  readonly wrongLetters?: number;
  /** Letters altogether; default all. */
  readonly letters?: number;
}

const MOST_NAMES = 30;

/** A book of problems in which nothing is written yet. */
export function noProblems(): Problems {
  return { unknown: [], missing: [], wrong: [] };
}

/**
 * Throws `order_invalid`, or `order_incomplete` where values are merely missing (both STOP), naming every field at fault.
 * Does nothing where there is no problem.
 */
export function refuseProblems({ unknown, missing, wrong }: Problems, limits: Limits = {}): void {
  const said = wrong
    .slice(0, limits.wrong ?? 20)
    .join("; ")
    .slice(0, limits.wrongLetters);
  const sentences = [
    missing.length > 0 ? `Required and empty: ${list(missing)}.` : "",
    unknown.length > 0 ? `Not in the template: ${list(unknown)}.` : "",
    wrong.length > 0 ? `Not usable: ${said}.` : "",
  ].filter((sentence) => sentence !== "");
  if (sentences.length === 0) return;
  const code = unknown.length + wrong.length > 0 ? "order_invalid" : "order_incomplete";
  throw new CountersignError(code, STOP, sentences.join(" ").slice(0, limits.letters), {
    operation: "create",
  });
}

function list(names: readonly string[]): string {
  return [...new Set(names)].slice(0, MOST_NAMES).join(", ");
}
