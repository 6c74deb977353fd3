import type { Sandbox } from "../../sandbox/sandbox.ts";
import { loadConfig } from "../config/load-config.ts";
import type { Command } from "./command.ts";
import { DATA_OPTION } from "./config-file.ts";
import { PROVIDERS } from "../providers/all.ts";
import { createNarrator } from "./narrate.ts";
import { portOf } from "./serve.ts";

const PORT = 8_080;
const TICK_MS = 500;
/** A deal is won every few seconds, so that there is always something to watch. */
const WIN_EVERY_MS = 4_000;
const PACE = { fromMs: 1_500, toMs: 6_000 };

export const demo: Command = {
  name: "demo",
  summary: "Run the service and the sandbox together, with invented people who win deals and sign",
  args: [],
  options: { port: { value: "N", sentence: `Port of the service; default ${PORT}` }, ...DATA_OPTION },
  examples: ["demo", "demo --port 8090"],
  async run(input, { terminal, application }) {
    const port = portOf(input) ?? PORT;
    const dataDir = input.text("data") ?? "data/demo";
    // Loaded here, since no other command needs a whole town.
    const { createSandbox } = await import("../../sandbox/sandbox.ts");
    const { createSigners } = await import("../../sandbox/people.ts");
    const { demoConfig, demoHookUrls } = await import("./demo-config.ts");
    const app = await application();
    const sandbox = await createSandbox({ port: 0 });
    const result = loadConfig(demoConfig(sandbox, port), {}, { providers: PROVIDERS, dataDir });
    if ("problems" in result) throw new Error(result.problems.map(({ text }) => text).join(" "));
    const running = await app.serve({ dataDir, config: result.config, role: "all", log: "quiet" });
    const url = running.url ?? `http://127.0.0.1:${port}`;
    const doors = demoHookUrls(url);
    await sandbox.control("kommo", "subscribe", { url: doors.kommo, events: ["status_lead", "add_lead"] });
    await sandbox.control("contractbook", "setCallbackUrl", { url: doors.contractbook });
    terminal.out(`Countersign  ${url}`);
    terminal.out(`Sandbox      ${sandbox.url}`);
    terminal.out("Deals are being won, contracts signed. Ctrl-C ends it.\n");
    const since = terminal.now();
    const narrator = createNarrator(running.store, terminal.out, { color: terminal.color, since });
    const signers = createSigners(sandbox, { pace: PACE });
    signers.start();
    const winning = setInterval(winner(sandbox, terminal.err), WIN_EVERY_MS);
    const telling = setInterval(() => void narrator.tick().catch(() => undefined), TICK_MS);
    await terminal.interrupted();
    clearInterval(winning);
    clearInterval(telling);
    signers.stop();
    terminal.out(`\n${await narrator.counts()}`);
    await running.stop();
    await sandbox.close();
    return 0;
  },
};

/** Moves one more deal of the town into the stage at each call. */
function winner(sandbox: Sandbox, err: (line: string) => void): () => void {
  let next = 20_000_001;
  return () => {
    const id = next;
    next += 1;
    sandbox.control("kommo", "moveDeal", { id, stage: "Won", pipeline: "Sales" }).catch((error: unknown) => {
      err(`The sandbox could not move deal ${id}: ${error instanceof Error ? error.message : String(error)}`);
    });
  };
}
