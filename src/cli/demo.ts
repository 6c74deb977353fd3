import { join, resolve } from "node:path";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { loadConfig } from "../config/load-config.ts";
import { PROVIDERS } from "../providers/all.ts";
import type { Running } from "./application.ts";
import type { Command, Input, Surroundings } from "./command.ts";
import { createCalendar } from "./demo-calendar.ts";
import { greetVisitor } from "./demo-greet.ts";
import { freePort, openDemoPlace } from "./demo-place.ts";
import type { DemoPlace } from "./demo-place.ts";
import { namingThePort } from "./naming-the-port.ts";
import { portOf } from "./serve.ts";

const PORT = 8_080;
/** What is missed when the switches let news get lost is found soon: nobody watches a demo for five minutes. */
const RECONCILE_MS = 10_000;

export const demo: Command = {
  name: "demo",
  summary: "Run the service with an invented Kommo and invented vendors, to be played in the browser",
  args: [],
  options: {
    port: { value: "N", sentence: `Port of the service; default ${PORT}, or a free one where that is taken` },
    data: {
      value: "DIR",
      sentence: "Keep database and archive in this new directory; default: a temporary one",
    },
    empty: { sentence: "Begin without account and connections: you set up everything in the browser" },
    show: {
      sentence:
        "Let invented people win deals and sign at once; default: when nobody has come in for three minutes",
    },
  },
  examples: ["demo", "demo --show", "demo --empty", "demo --port 8090 --data demo-data"],
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
  const { terminal } = around;
  // Loaded here, since no other command needs a whole town.
  const { createSandbox } = await import("../../sandbox/sandbox.ts");
  const { createTown } = await import("../../sandbox/town/create-town.ts");
  const { DEMO_COUNTS, DEMO_SEED } = await import("./demo-config.ts");
  const { createPlayground } = await import("./demo-playground.ts");
  const { runDemo } = await import("./demo-run.ts");
  const calendar = createCalendar();
  const port = portOf(input) ?? (await freePort(PORT));
  const town = createTown(DEMO_SEED, DEMO_COUNTS);
  const options = { port: 0, now: calendar.now, kommoLimit: null, seed: DEMO_SEED, town: DEMO_COUNTS };
  const sandbox = await createSandbox(options);
  let running: Running | undefined;
  const playground = createPlayground({ sandbox, calendar, town, store: () => running?.store });
  try {
    const isEmpty = input.has("empty");
    const { file, config } = await readDemoConfig(sandbox, port, place);
    const application = await around.application();
    const starting = application.serve({
      dataDir: place.dataDir,
      seed: isEmpty ? { ...config, accounts: [] } : config,
      port,
      host: "127.0.0.1",
      role: "all",
      log: "quiet",
      now: calendar.now,
      isDemo: true,
      sandbox: playground.desk,
      reconcileMs: RECONCILE_MS,
    });
    running = await namingThePort(port, starting);
    await sandbox.control("kommo", "setRedirectUri", { url: `${running.url ?? ""}/api/kommo/callback` });
    if (!isEmpty) await openDoors(sandbox, running);
    await greetVisitor(terminal, running, sandbox, isEmpty ? undefined : await place.writeConfig(file));
    const stage = { sandbox, running, calendar, terminal, town, playground };
    const when = isEmpty ? "never" : input.has("show") ? "always" : "alone";
    farewell(around, await runDemo(stage, when, ended), place);
  } finally {
    playground.stop();
    await running?.stop();
    await sandbox.close();
  }
}

async function readDemoConfig(sandbox: Sandbox, port: number, place: DemoPlace) {
  const { demoConfig, layOutPapers } = await import("./demo-config.ts");
  const papers = join(resolve(place.dataDir), "papers");
  await layOutPapers(papers);
  const file = demoConfig(sandbox, port, papers);
  const loaded = loadConfig(file, {}, { providers: PROVIDERS, dataDir: place.dataDir });
  if ("problems" in loaded) throw new Error(loaded.problems.map(({ text }) => text).join(" "));
  return { file, config: loaded.config };
}

async function openDoors(sandbox: Sandbox, { url = "" }: Running): Promise<void> {
  const { demoHookUrls } = await import("./demo-config.ts");
  const { kommo, vendors } = demoHookUrls(url);
  const events = ["status_lead", "add_lead", "update_lead"];
  await sandbox.control("kommo", "subscribe", { url: kommo, events });
  for (const [vendor, address] of Object.entries(vendors))
    await sandbox.control(vendor, "setCallbackUrl", { url: address });
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
