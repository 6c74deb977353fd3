import { existsSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { compressFiles } from "./console/compress-files.ts";
import { isConsoleStale } from "./console/is-console-stale.ts";
import { runCommand } from "./run-command.ts";
import { ROOT } from "./source/list-files.ts";

// Builds the console into console/dist. `--if-needed` does nothing while the built one is newer than its sources, and
// nothing where vite is not installed: a service without a console still works.
const { values } = parseArgs({ options: { "if-needed": { type: "boolean", default: false } } });
const hasVite = existsSync(join(ROOT, "node_modules", "vite", "package.json"));

if (values["if-needed"] && !hasVite) {
  if (isConsoleStale()) console.log("The console is not built: it needs the development packages (npm ci).");
} else if (!values["if-needed"] || isConsoleStale()) {
  console.log("Building the console …");
  // a test runner says `test` here, and would get the development build
  process.env["NODE_ENV"] = "production";
  const { code, output, seconds } = await runCommand(["vite", "build", "console", "--logLevel", "warn"]);
  if (code === 0) {
    await compressFiles(join(ROOT, "console", "dist", "assets"));
    console.log(`The console is built (${seconds.toFixed(1)} s).`);
  } else {
    console.error(output);
    // `npm ci` must not fail for it; `npm run build:console` must
    if (!values["if-needed"]) process.exitCode = 1;
  }
}
