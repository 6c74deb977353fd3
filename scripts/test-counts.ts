import { readFileSync } from "node:fs";
import { z } from "zod";

const Report = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  testResults: z.array(
    z.object({
      name: z.string(),
      status: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(
        z.object({
          status: z.string(),
          fullName: z.string(),
          failureMessages: z.array(z.string()).nullish(),
        }),
      ),
    }),
  ),
});

/** How many tests there were, by what came of them. */
export interface TestCounts {
  readonly passed: number;
  /** A file that fails outside its tests (loading, preparing, cleaning up) counts as one failed test. */
  readonly failed: number;
  readonly skipped: number;
  /** One for each failed test, and for each file that failed outside its tests. */
  readonly failures: readonly TestFailure[];
}

export interface TestFailure {
  /** Path of the file. */
  readonly file: string;
  readonly title: string;
  /** First lines of what went wrong. */
  readonly message: string;
}

const SHOWN_LINES = 12;

/** Reads vitest's JSON report. `undefined` = there is none, or it is not one. */
export function readTestCounts(file: string): TestCounts | undefined {
  try {
    const report = Report.parse(JSON.parse(readFileSync(file, "utf8")));
    const failures = report.testResults.flatMap(failuresOf);
    const unloaded = report.testResults.filter(isUnloaded).length;
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + unloaded,
      skipped: report.numPendingTests,
      failures,
    };
  } catch {
    return undefined;
  }
}

type FileResult = z.infer<typeof Report>["testResults"][number];

/** It could not be loaded, or what comes before or after its tests went wrong. */
function isUnloaded({ status, assertionResults }: FileResult): boolean {
  return status === "failed" && !assertionResults.some((test) => test.status === "failed");
}

function failuresOf(result: FileResult): readonly TestFailure[] {
  const { name: file, message = "", assertionResults } = result;
  if (isUnloaded(result)) return [{ file, title: "failed outside its tests", message: shortened(message) }];
  return assertionResults
    .filter(({ status }) => status === "failed")
    .map(({ fullName, failureMessages }) => ({
      file,
      title: fullName,
      message: shortened((failureMessages ?? []).join("\n")),
    }));
}

function shortened(message: string): string {
  const ours = message.split("\n").filter((line) => !line.includes("node_modules"));
  return ours.slice(0, SHOWN_LINES).join("\n");
}
