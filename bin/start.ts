import { main } from "../src/cli/main.ts";
import { processTerminal } from "../src/cli/terminal.ts";

// The rest of the house is loaded only by commands that need it: help is instant.
process.exitCode = await main(process.argv.slice(2), processTerminal(), async () => {
  const { application } = await import("../src/app/application.ts");
  return application;
});
