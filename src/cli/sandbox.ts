import type { Command } from "./command.ts";
import { namingThePort } from "./naming-the-port.ts";
import { sandboxKeys } from "./sandbox-keys.ts";
import { portOf } from "./serve.ts";

const PORT = 9_100;

export const sandbox: Command = {
  name: "sandbox",
  summary: "Run Kommo and the vendors, simulated, on one port",
  args: [],
  options: { port: { value: "N", sentence: `Port; default ${PORT}, 0 for any free one` } },
  examples: ["sandbox", "sandbox --port 9200"],
  async run(input, { terminal }) {
    // Loaded here, since no other command but the demo needs a whole town.
    const { createSandbox, SANDBOX_CREDENTIALS } = await import("../../sandbox/sandbox.ts");
    const port = portOf(input) ?? PORT;
    const running = await namingThePort(port, createSandbox({ port }));
    terminal.out(
      `The sandbox listens at ${running.url}. Everything in it is invented; these open its doors:`,
    );
    for (const { id, url } of running.vendors) {
      terminal.out(`  ${id}  ${url}`);
      for (const line of sandboxKeys(SANDBOX_CREDENTIALS, id)) terminal.out(line);
    }
    terminal.out(
      "What people do there is done with POST /_control/SIMULATOR/ACTION, for example to win a deal:",
    );
    terminal.out(
      `  curl -H 'content-type: application/json' -d '{"id":20000001,"stage":"Won"}' ${running.url}/_control/kommo/moveDeal`,
    );
    await terminal.interrupted();
    await running.close();
    return 0;
  },
};
