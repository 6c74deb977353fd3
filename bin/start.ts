import { main } from "../src/cli/main.ts";
import { takeSecretFiles } from "../src/cli/take-secret-files.ts";
import { processTerminal } from "../src/cli/terminal.ts";

const problem = takeSecretFiles(process.env);
if (problem === undefined) {
  // The rest of the house is loaded only by commands that need it: help is instant.
  process.exitCode = await main(process.argv.slice(2), processTerminal(), async () => {
    const { application } = await import("../src/app/application.ts");
    return application;
  });
} else {
  process.stderr.write(`${problem}\n`);
  process.exitCode = 1;
}
