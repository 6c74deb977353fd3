import type { Command } from "./command.ts";
import { CONFIG_OPTION, DATA_OPTION, configPath, dataPlace, readConfig } from "./config-file.ts";
import { table } from "./table.ts";

export const hooks: Command = {
  name: "hooks",
  summary: "Show whether Kommo calls us, and subscribe where it does not",
  args: [],
  options: {
    ...CONFIG_OPTION,
    subscribe: { sentence: "Subscribe in Kommo where it is missing" },
    ...DATA_OPTION,
  },
  examples: ["hooks --config countersign.yaml", "hooks --config countersign.yaml --subscribe"],
  async run(input, around) {
    const { terminal, application } = around;
    const config = await readConfig(configPath(input, terminal), input, around.terminal);
    if (config === undefined) return 1;
    if (config.server.publicUrl === undefined) {
      terminal.err("`server.publicUrl` is missing: Kommo needs an address to call.");
      return 1;
    }
    const app = await application();
    const found = await app.hooks(config, dataPlace(input, terminal), input.has("subscribe"));
    const rows = found.map(({ account, subscribed, shown, events }) => [
      account,
      subscribed ? "subscribed" : "missing",
      shown,
      events.join(", "),
    ]);
    for (const line of table(["ACCOUNT", "KOMMO", "ADDRESS", "EVENTS"], rows)) terminal.out(line);
    return found.every(({ subscribed }) => subscribed) ? 0 : 1;
  },
};
