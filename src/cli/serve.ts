import type { Running } from "./application.ts";
import { UsageError } from "./command.ts";
import type { Command, Input } from "./command.ts";
import { PLACE_OPTIONS, dataPlace, readConfig, rulingFile } from "./config-file.ts";
import { doorLines } from "./doors.ts";
import { readableLog } from "./log-line.ts";
import { createNarrator } from "./narrate.ts";
import { namingThePort } from "./naming-the-port.ts";
import { painter } from "./paint.ts";
import { repeatedly } from "./repeatedly.ts";
import type { Terminal } from "./terminal.ts";

const ROLES = ["all", "web", "worker"] as const;
const LOGS = ["auto", "json", "story"] as const;
/** Where neither option nor configuration names one. */
const PORT = 8_080;
const TELL_EVERY_MS = 1_000;

export const serve: Command = {
  name: "serve",
  summary: "Run the service",
  args: [],
  options: {
    ...PLACE_OPTIONS,
    port: {
      value: "N",
      sentence:
        "Port; default `server.port` of the file, 8080. A worker has one only if it is named here: /healthz, /readyz, /metrics",
    },
    role: { value: "R", sentence: "all (default), web (receives calls) or worker (does the work)" },
    log: {
      value: "L",
      sentence: "json (lines on standard error), story (for people) or auto (default: story in a terminal)",
    },
  },
  examples: [
    "serve",
    "serve --config countersign.yaml",
    "serve --config countersign.yaml --role worker --log json",
  ],
  async run(input, around) {
    const { terminal, application } = around;
    const role = oneOf(input, "role", ROLES, "all");
    const log = oneOf(input, "log", LOGS, "auto");
    const port = portOf(input);
    const path = await rulingFile(input, terminal);
    const config = path === undefined ? undefined : await readConfig(path, input, terminal);
    if (path !== undefined && config === undefined) return 1;
    const isStory = log === "story" || (log === "auto" && terminal.interactive);
    const app = await application();
    const started = app.serve({
      ...dataPlace(input, terminal, config?.server),
      ...(config === undefined || path === undefined ? {} : { config, configFile: path }),
      ...(port === undefined ? {} : { port }),
      role,
      log: isStory ? { write: (line) => tellLog(line, terminal) } : "lines",
    });
    const running = await namingThePort(port ?? config?.server.port ?? PORT, started);
    if (running.url !== undefined) terminal.out(`Countersign listens at ${running.url}`);
    const paint = painter(terminal.color);
    if (running.ownerLink !== undefined)
      terminal.out(`Open ${paint("bold", running.ownerLink)} to become its owner`);
    if (role !== "worker")
      for (const line of doorLines(running.config, running.url ?? "", paint)) terminal.out(line);
    const telling = isStory
      ? await tellStory(running, running.config.accounts.length > 1, terminal)
      : undefined;
    await terminal.interrupted();
    await telling?.stop();
    await running.stop();
    return 0;
  },
};

function tellLog(line: string, terminal: Terminal): void {
  const text = readableLog(line, terminal.now(), terminal.color);
  if (text !== undefined) terminal.out(text);
}

async function tellStory({ store }: Running, accounts: boolean, terminal: Terminal) {
  const from = await store.trail.newest();
  const { color } = terminal;
  const narrator = createNarrator(store, terminal.out, { color, accounts, from });
  // A database that is away is told by the log; the story goes on when it is back.
  return repeatedly(TELL_EVERY_MS, () => narrator.tick().catch(() => undefined));
}

function oneOf<T extends string>(input: Input, option: string, known: readonly T[], otherwise: T): T {
  const given = input.text(option) ?? otherwise;
  const found = known.find((each) => each === given);
  if (found === undefined) throw new UsageError(`--${option} takes ${known.join(", ")}.`);
  return found;
}

/** Also read by the sandbox and the demo. 0 = any free port. */
export function portOf(input: Input): number | undefined {
  const text = input.text("port");
  if (text === undefined) return undefined;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535 && text.trim() !== "") return port;
  throw new UsageError("--port takes a whole number from 0 to 65535.");
}
