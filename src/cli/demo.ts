import { join, resolve } from "node:path";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { loadConfig } from "../config/load-config.ts";
import { PROVIDERS } from "../providers/all.ts";
import type { Running } from "./application.ts";
import type { Command, Input, Surroundings } from "./command.ts";
import { createCalendar } from "./demo-calendar.ts";
import { freePort, openDemoPlace } from "./demo-place.ts";
import type { DemoPlace } from "./demo-place.ts";
import { namingThePort } from "./naming-the-port.ts";
import { painter } from "./paint.ts";
import { portOf } from "./serve.ts";

const PORT = 8_080;

export const demo: Command = {
  name: "demo",
  summary: "Run the service and the sandbox together, with invented people who win deals and sign",
  args: [],
  options: {
    port: { value: "N", sentence: `Port of the service; default ${PORT}, or a free one where that is taken` },
    data: {
      value: "DIR",
      sentence: "Keep database and archive in this new directory; default: a temporary one",
    },
  },
  examples: ["demo", "demo --port 8090 --data demo-data"],
  async run(input, around) {
    const place = await openDemoPlace(input.text("data"));
    const ended = around.terminal.interrupted();
    try {
      await show(input, around, place, ended);
    } finally {
      await place.leave();
    }
    return 0;
  },
};

async function show(
  input: Input,
  around: Surroundings,
  place: DemoPlace,
  ended: Promise<void>,
): Promise<void> {
  const { terminal, application } = around;
  const app = await application();
  // Loaded here, since no other command needs a whole town.
  const { createSandbox } = await import("../../sandbox/sandbox.ts");
  const { demoConfig, layOutPapers } = await import("./demo-config.ts");
  const { runDemoShow } = await import("./demo-show.ts");
  const calendar = createCalendar();
  const port = portOf(input) ?? (await freePort(PORT));
  const sandbox = await createSandbox({ port: 0, now: calendar.now, kommoLimit: null });
  try {
    const papers = join(resolve(place.dataDir), "papers");
    await layOutPapers(papers);
    const file = demoConfig(sandbox, port, papers);
    const loaded = loadConfig(file, {}, { providers: PROVIDERS, dataDir: place.dataDir });
    if ("problems" in loaded) throw new Error(loaded.problems.map(({ text }) => text).join(" "));
    const { config } = loaded;
    const starting = app.serve({
      dataDir: place.dataDir,
      config,
      role: "all",
      log: "quiet",
      now: calendar.now,
    });
    const running = await namingThePort(port, starting);
    try {
      await openDoors(sandbox, running);
      greet(around, running, sandbox, await place.writeConfig(file));
      const stage = { sandbox, running, calendar, terminal };
      const counts = await runDemoShow(stage, ended);
      farewell(around, counts, place);
    } finally {
      await running.stop();
    }
  } finally {
    await sandbox.close();
  }
}

async function openDoors(sandbox: Sandbox, { url = "" }: Running): Promise<void> {
  const { demoHookUrls } = await import("./demo-config.ts");
  const { kommo, vendors } = demoHookUrls(url);
  const events = ["status_lead", "add_lead", "update_lead"];
  await sandbox.control("kommo", "subscribe", { url: kommo, events });
  for (const [vendor, address] of Object.entries(vendors))
    await sandbox.control(vendor, "setCallbackUrl", { url: address });
}

function greet({ terminal }: Surroundings, { url = "" }: Running, sandbox: Sandbox, file: string): void {
  const paint = painter(terminal.color);
  const { out } = terminal;
  out(`${paint("bold", "Countersign")}  ${url}`);
  out(`Sandbox      ${sandbox.url}  (Kommo and five vendors, simulated; everybody is invented)`);
  out("Deals are won, contracts go out, people sign, decline or forget. Ctrl-C ends it.");
  out(`In another terminal: bin/countersign contracts --config ${file}\n`);
}

function farewell({ terminal }: Surroundings, counts: string, place: DemoPlace): void {
  terminal.out(`\n${counts === "" ? "No contracts." : counts}`);
  const archive = `${place.dataDir}/archive`;
  terminal.out(
    place.isKept
      ? `The signed PDFs are in ${archive}`
      : `The signed PDFs were in ${archive}; --data DIR keeps them.`,
  );
}
