import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "./list-files.ts";

/** Sizes of a set of files, in lines. */
export interface Measure {
  readonly files: number;
  readonly lines: number;
  readonly median: number;
  readonly p90: number;
  readonly max: number;
  /** Path of the longest file. */
  readonly longest: string;
}

/** Measures the tests, or everything else, among these paths. */
export function measure(paths: readonly string[], kind: "source" | "test"): Measure {
  const sizes = paths
    .filter((path) => isTest(path) === (kind === "test"))
    .map((path) => ({ path, lines: readFileSync(join(ROOT, path), "utf8").split("\n").length - 1 }))
    .toSorted((a, b) => a.lines - b.lines);
  const at = (share: number) =>
    sizes[Math.min(sizes.length - 1, Math.floor(sizes.length * share))]?.lines ?? 0;
  return {
    files: sizes.length,
    lines: sizes.reduce((sum, { lines }) => sum + lines, 0),
    median: at(0.5),
    p90: at(0.9),
    max: at(1),
    longest: sizes.at(-1)?.path ?? "",
  };
}

/** Tests themselves, and everything in `tests/`: suites, worlds, fixtures. */
function isTest(path: string): boolean {
  return path.endsWith(".test.ts") || path.startsWith("tests/");
}
