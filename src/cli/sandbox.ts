import type { Command } from "./command.ts";
import { namingThePort } from "./naming-the-port.ts";
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
    const { createSandbox } = await import("../../sandbox/sandbox.ts");
    const port = portOf(input) ?? PORT;
    const running = await namingThePort(port, createSandbox({ port }));
    terminal.out(`The sandbox listens at ${running.url}`);
    for (const vendor of running.vendors) terminal.out(`  ${vendor.id}  ${vendor.url}`);
    await terminal.interrupted();
    await running.close();
    return 0;
  },
};
