import { readFileSync } from "node:fs";
import { z } from "zod";

const Report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

/** How many tests there were, by what came of them. */
export interface TestCounts {
  readonly passed: number;
  /** A file that could not be loaded counts as one failed test. */
  readonly failed: number;
  readonly skipped: number;
}

/** Reads vitest's JSON report. `undefined` = there is none, or it is not one. */
export function readTestCounts(file: string): TestCounts | undefined {
  try {
    const report = Report.parse(JSON.parse(readFileSync(file, "utf8")));
    const unloaded = report.testResults.filter(
      ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
    );
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + unloaded.length,
      skipped: report.numPendingTests,
    };
  } catch {
    return undefined;
  }
}
