import { configSchema } from "../config/json-schema.ts";
import type { Command } from "./command.ts";

export const schema: Command = {
  name: "schema",
  summary: "Print the JSON Schema of the configuration file, for editors",
  args: [],
  options: {},
  examples: ["schema > countersign.schema.json"],
  run: (_input, { terminal }) => {
    terminal.out(JSON.stringify(configSchema(), null, 2));
    return Promise.resolve(0);
  },
};
