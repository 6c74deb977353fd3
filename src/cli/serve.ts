import { UsageError } from "./command.ts";
import type { Command, Input } from "./command.ts";
import { CONFIG_OPTION, DATA_OPTION, configPath, dataPlace, readConfig } from "./config-file.ts";

const ROLES = ["all", "web", "worker"] as const;

export const serve: Command = {
  name: "serve",
  summary: "Run the service",
  args: [],
  options: {
    ...CONFIG_OPTION,
    ...DATA_OPTION,
    port: { value: "N", sentence: "Port; default `server.port` of the file, 8080" },
    role: { value: "R", sentence: "all (default), web (receives calls) or worker (does the work)" },
  },
  examples: ["serve --config countersign.yaml", "serve --config countersign.yaml --role worker"],
  async run(input, around) {
    const { terminal, application } = around;
    const role = roleOf(input);
    const port = portOf(input);
    const path = configPath(input, terminal);
    const config = await readConfig(path, input, around.terminal);
    if (config === undefined) return 1;
    const server = port === undefined ? config.server : { ...config.server, port };
    const app = await application();
    const running = await app.serve({
      ...dataPlace(input, terminal),
      config: { ...config, server },
      configFile: path,
      role,
      log: "lines",
    });
    if (running.url !== undefined) terminal.out(`Countersign listens at ${running.url}`);
    await terminal.interrupted();
    await running.stop();
    return 0;
  },
};

function roleOf(input: Input): (typeof ROLES)[number] {
  const given = input.text("role") ?? "all";
  const role = ROLES.find((each) => each === given);
  if (role === undefined) throw new UsageError(`--role takes ${ROLES.join(", ")}.`);
  return role;
}

/** Also read by the sandbox and the demo. 0 = any free port. */
export function portOf(input: Input): number | undefined {
  const text = input.text("port");
  if (text === undefined) return undefined;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535 && text.trim() !== "") return port;
  throw new UsageError("--port takes a whole number from 0 to 65535.");
}
