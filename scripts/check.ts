import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs, styleText } from "node:util";
import { startOtherPostgres } from "./other-postgres.ts";
import { runCommand } from "./run-command.ts";
import type { Ran } from "./run-command.ts";
import type { TestCounts, TestFailure } from "./test-counts.ts";
import { readTestCounts } from "./test-counts.ts";

/** One thing that is looked at before the tests run. */
interface Look {
  readonly name: string;
  readonly command: readonly string[];
  /** What to do when it fails. */
  readonly remedy: string;
  /** Exit code of a look that could not be taken: that is no failure, and is said. */
  readonly notTaken?: number;
}

const LOOKS: readonly Look[] = [
  { name: "types", command: ["tsc", "-p", "."], remedy: "Correct the types named above." },
  {
    name: "types of the console",
    command: ["tsc", "-p", "console"],
    remedy: "Correct the types named above.",
  },
  {
    name: "lint",
    command: ["oxlint"],
    remedy: "Correct what is named above; a rule is not switched off in place.",
  },
  {
    name: "format",
    command: ["oxfmt", "--check", "."],
    remedy: "Run `npm run format` and look at what changed.",
  },
  { name: "dead code", command: ["knip"], remedy: "Remove what nobody uses, or use it." },
  {
    name: "the console's build",
    command: ["node", "scripts/build-console.ts"],
    remedy: "Correct what vite says above.",
  },
  {
    name: "generated docs",
    command: ["node", "scripts/docs.ts", "--check"],
    remedy: "Run `npm run docs` and commit the pages.",
  },
  {
    name: "known holes in packages",
    command: ["node", "scripts/audit.ts"],
    remedy: "Take a release without them; `npm audit` says which.",
    notTaken: 3,
  },
];

/** The rules about the house itself: quick, without a database. */
const HOUSE_TESTS = ["tests/architecture.test.ts", "tests/completeness.test.ts", "tests/docs.test.ts"];

/** What speaks with the database itself: run once more on a server that does not come with the packages. */
const DATABASE_TESTS = [
  "src/store",
  "src/jobs",
  "tests/corridor",
  "tests/journeys/deal-",
  "tests/crash/cut-after-every-write.test.ts",
];

const TESTS_REMEDY = "tests: Correct what failed above; `npm test -- FILE` runs one file.";

/** Where tests make their databases, instead of on the server that comes with the packages. */
const TEST_URL = "COUNTERSIGN_TEST_DATABASE_URL";

type Result = TestCounts & { readonly clean: boolean };
const NOTHING_RUN: Result = { passed: 0, failed: 0, skipped: 0, failures: [], clean: true };

/** More failed files than this are no hiccup of a busy machine. */
const MOST_AGAIN = 2;

const { values } = parseArgs({ options: { fast: { type: "boolean", default: false } } });

const notTaken: string[] = [];
const remedies: string[] = await lookAll(LOOKS, 2);
heading("size");
await runCommand(["node", "scripts/size.ts"], true);
const load = await runCommand(["node", "scripts/console-size.ts"], true);
if (load.code !== 0) remedies.push("size: Make the console's first load smaller, as said above.");
heading("tests");
const here = await runTests(values.fast ? HOUSE_TESTS : []);
const elsewhere = values.fast || TEST_URL in process.env ? NOTHING_RUN : await runElsewhere();
tellFailures([...here.failures, ...elsewhere.failures]);
report(here.clean && elsewhere.clean ? remedies : [...remedies, TESTS_REMEDY]);
const [passed, failed, skipped] = (["passed", "failed", "skipped"] as const).map(
  (what) => here[what] + elsewhere[what],
);
if (skipped !== 0) console.log(`${skipped} skipped`);
console.log(`${passed} passed, ${failed} failed`); // last of all: others read this line

/** The database's tests on another PostgreSQL of this machine, where there is one. */
async function runElsewhere(): Promise<Result> {
  const other = await startOtherPostgres();
  if (other === undefined) {
    heading(`tests on another PostgreSQL: none is installed here; set ${TEST_URL} to use one elsewhere`);
    return NOTHING_RUN;
  }
  heading(`tests on this machine's PostgreSQL ${other.major}`);
  process.env[TEST_URL] = other.url;
  try {
    return await runTests(DATABASE_TESTS);
  } finally {
    await other.stop();
  }
}

/** Runs the looks, so many at a time, and prints each as it ends. Resolves to the remedies of those that failed. */
async function lookAll(looks: readonly Look[], atOnce: number): Promise<string[]> {
  const waiting = [...looks];
  const found: string[] = [];
  async function lane(): Promise<void> {
    for (let look = waiting.shift(); look !== undefined; look = waiting.shift()) {
      const ran = await runCommand(look.command);
      printLook(look, ran);
      if (isNotTaken(look, ran)) notTaken.push(look.name);
      else if (ran.code !== 0) found.push(`${look.name}: ${look.remedy}`);
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane));
  return found;
}

function printLook(look: Look, ran: Ran): void {
  const { code, output, seconds } = ran;
  const otherwise = isNotTaken(look, ran)
    ? styleText("yellow", "not looked at")
    : styleText("red", "not clean");
  const word = code === 0 ? styleText("green", "clean") : otherwise;
  heading(`${look.name}: ${word} (${seconds.toFixed(1)} s)`);
  if (code !== 0) process.stdout.write(`${output.trimEnd()}\n`);
}

function isNotTaken({ notTaken: code }: Look, ran: Ran): boolean {
  return code !== undefined && ran.code === code;
}

function heading(text: string): void {
  console.log(`\n${styleText("bold", "──")} ${text}`);
}

/**
 * Runs vitest before our eyes. Without a report nothing is known to have passed, so that counts as a failure. On a busy
 * machine a test may miss its time: a file or two that failed are run once more, alone, and that is said.
 */
async function runTests(files: readonly string[]): Promise<Result> {
  const first = await runOnce(files);
  const again = [...new Set(first.failures.map(({ file }) => file))];
  if (again.length === 0 || again.length > MOST_AGAIN) return first;
  tellFailures(first.failures);
  heading(`${again.length} of the files once more, alone`);
  const second = await runOnce(again);
  if (!second.clean) return { ...first, failures: second.failures };
  heading(styleText("yellow", "passed only when run again; look why:"));
  for (const { file, title } of first.failures) console.log(`${file}: ${title}`);
  return { ...first, passed: first.passed + first.failed, failed: 0, failures: [], clean: true };
}

async function runOnce(files: readonly string[]): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), "countersign-check-"));
  const file = join(folder, "report.json");
  const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${file}`];
  const ran = await runCommand(["vitest", "run", ...reporters, ...files], true);
  const read = readTestCounts(file) ?? { passed: 0, failed: 1, skipped: 0, failures: [] };
  rmSync(folder, { recursive: true, force: true });
  return { ...read, clean: ran.code === 0 && read.failed === 0 && read.passed > 0 };
}

/** Once more at the end: what scrolled by long ago is not found again. */
function tellFailures(failures: readonly TestFailure[]): void {
  if (failures.length > 0) heading(styleText("red", `failed: ${failures.length}`));
  for (const { file, title, message } of failures) console.log(`${file}: ${title}\n${message}\n`);
}

function report(todo: readonly string[]): void {
  heading(todo.length === 0 ? styleText("green", "all clean") : styleText("red", "to do"));
  for (const remedy of todo) console.log(remedy);
  for (const name of notTaken) console.log(styleText("yellow", `not looked at: ${name}`));
  if (todo.length > 0) process.exitCode = 1;
}
