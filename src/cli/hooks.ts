import type { Command } from "./command.ts";
import { PLACE_OPTIONS, configPath, dataPlace, readConfig } from "./config-file.ts";
import { table } from "./table.ts";
import { tellOutcome } from "./tell-outcome.ts";

export const hooks: Command = {
  name: "hooks",
  summary: "Show whether Kommo calls us, and subscribe where it does not",
  args: [],
  options: {
    subscribe: { sentence: "Subscribe in Kommo where it is missing" },
    json: { sentence: "One JSON object per account; errors too" },
    ...PLACE_OPTIONS,
  },
  examples: ["hooks --config countersign.yaml", "hooks --config countersign.yaml --subscribe"],
  async run(input, around) {
    const { terminal, application } = around;
    const config = await readConfig(configPath(input, terminal), input, around.terminal);
    if (config === undefined) return 1;
    if (config.server.publicUrl === undefined) {
      const text = "`server.publicUrl` is missing: Kommo needs an address to call.";
      const help = "Add the address under which the internet reaches this service to the configuration.";
      return tellOutcome(terminal, input, { done: false, text, help });
    }
    const app = await application();
    const found = await app.hooks(config, dataPlace(input, terminal, config.server), input.has("subscribe"));
    const isComplete = found.every(({ subscribed }) => subscribed);
    if (input.has("json")) {
      for (const hook of found) terminal.out(JSON.stringify(hook));
      return isComplete ? 0 : 1;
    }
    const rows = found.map(({ account, subscribed, shown, events }) => [
      account,
      subscribed ? "subscribed" : "missing",
      shown,
      events.join(", "),
    ]);
    for (const line of table(["ACCOUNT", "KOMMO", "ADDRESS", "EVENTS"], rows)) terminal.out(line);
    if (!isComplete)
      terminal.out(
        "Kommo does not call us everywhere: `countersign hooks --subscribe` adds what is missing.",
      );
    return isComplete ? 0 : 1;
  },
};
