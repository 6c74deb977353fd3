import { spawnSync } from "node:child_process";
import { z } from "zod";
import { ROOT } from "./source/list-files.ts";

// `npm run audit`, a part of `npm run check`: asks the registry for known holes in what is installed to run; one of any severity fails.
// Development's packages come with `-- --all`. Without an answer nothing is known: that is said, and has an exit code of its own.
const Report = z.object({
  metadata: z.object({ vulnerabilities: z.record(z.string(), z.number()) }),
  vulnerabilities: z.record(z.string(), z.object({ severity: z.string() })),
});

/** Neither clean nor not: nobody could be asked. */
const NOT_LOOKED_AT = 3;
/** For the question; npm itself takes a second or two beside it. */
const PATIENCE_MS = 5_000;
/** Whatever npm does meanwhile. */
const MOST_MS = 8_500;

const scope = process.argv.includes("--all") ? [] : ["--omit=dev"];
const patience = ["--fetch-retries=0", `--fetch-timeout=${PATIENCE_MS}`];
const { stdout } = spawnSync("npm", ["audit", "--json", ...patience, ...scope], {
  cwd: ROOT,
  encoding: "utf8",
  shell: process.platform === "win32",
  timeout: MOST_MS,
  killSignal: "SIGKILL",
  maxBuffer: 64 * 1024 * 1024,
});
const report = reportIn(stdout);
if (report === undefined) {
  console.log(
    "Not looked at: the registry gave no answer. Whether what is installed has known holes is not known.",
  );
  process.exitCode = NOT_LOOKED_AT;
} else {
  const found = Object.entries(report.vulnerabilities);
  for (const [name, { severity }] of found) console.log(`${severity}: ${name}`);
  console.log(found.length === 0 ? "No known holes." : "`npm audit` says more.");
  if (found.length > 0) process.exitCode = 1;
}

/** `undefined` = it is cut off, or an error in JSON. */
function reportIn(text: string): z.infer<typeof Report> | undefined {
  try {
    return Report.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
