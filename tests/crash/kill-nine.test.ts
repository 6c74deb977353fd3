import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createSandbox } from "../../sandbox/sandbox.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { eventually, startService } from "../../src/cli/service.testkit.ts";
import type { Service } from "../../src/cli/service.testkit.ts";
import { notesOf } from "../story.ts";
import { townConfig } from "../town-config.ts";
import { createDeal, readDeal, readDocuments, wire } from "../town.ts";

const DEALS = 60;
const KILLS = 3;
const SEED = 20_261_121;

test(
  "kill -9 three times in a storm of failing calls: nothing lost, nothing doubled",
  { timeout: 90_000 },
  async () => {
    const { sandbox, start } = await openStand();
    let service = await start();
    const ids = await Promise.all(Array.from({ length: DEALS }, () => createDeal(sandbox)));
    failEveryTenth(sandbox);
    const killAt = momentsToKill(seeded(SEED));
    let won = 0;
    await eventually(
      "all contracts signed and told",
      async () => {
        // deals are won in small groups, so that each kill finds some of them in every state
        for (const id of ids.slice(won, won + 4)) {
          await sandbox.kommo.control("moveDeal", { id: Number(id), stage: "Won" });
          won += 1;
        }
        const { sent, done } = await progress(sandbox, ids);
        if (killAt[0] !== undefined && sent >= killAt[0]) {
          killAt.shift();
          await service.kill();
          service = await start();
        }
        return done === DEALS ? true : undefined;
      },
      75_000,
    );
    expect(killAt).toEqual([]);
    const doubled = await countDoubled(sandbox, ids);
    expect(doubled).toEqual({ contracts: 0, sends: 0, notes: 0, tasks: 0, files: 0 });
  },
);

interface Stand {
  readonly sandbox: Sandbox;
  readonly start: () => Promise<Service>;
}

/** The sandbox here, the service in a process of its own with an embedded database. */
async function openStand(): Promise<Stand> {
  const directory = await mkdtemp(join(tmpdir(), "countersign-kill-"));
  // as root, PostgreSQL runs as somebody else, who has to pass through here
  await chmod(directory, 0o755);
  const sandbox = await createSandbox({ port: 0, kommoLimit: null, hookSpeed: 100 });
  let service: Service | undefined;
  onTestFinished(async () => {
    await service?.kill();
    await sandbox.close();
    await rm(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
  });
  const config = join(directory, "countersign.yaml");
  await writeFile(config, townConfig({ sandboxUrl: sandbox.url, dialect: "documented" }));
  const port = await freePort();
  await wire(sandbox, sandbox.vendor("contractbook"), `http://127.0.0.1:${port}`);
  const argv = ["serve", "--config", config, "--data", join(directory, "data"), "--port", String(port)];
  return {
    sandbox,
    async start() {
      const started = startService(argv);
      service = started;
      await eventually("the service answers", async () => {
        const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
        return answer?.ok === true ? true : undefined;
      });
      return started;
    },
  };
}

/** Each tenth call, in four ways by turns: two of them did what was asked. */
function failEveryTenth(sandbox: Sandbox): void {
  for (const side of [sandbox.kommo, sandbox.vendor("contractbook")]) {
    for (const kind of ["lost", "error500After", "500", "reset"] as const) side.fault({ kind, every: 40 });
  }
}

/** Signs whatever is out, and counts how far the deals are. */
async function progress(sandbox: Sandbox, ids: readonly string[]) {
  const documents = await readDocuments(sandbox.vendor("contractbook"));
  for (const { id, state } of documents) {
    if (state === "pending") await sandbox.vendor("contractbook").control("signAll", { id });
  }
  const deals = await Promise.all(ids.map((id) => readDeal(sandbox, id)));
  const done = deals.filter(
    (deal) =>
      deal.stage === "Contract signed" &&
      deal.files.length > 0 &&
      typeof deal.fields["Contract ID"] === "string" &&
      notesOf(deal).includes("Contractbook: contract signed"),
  );
  return { sent: documents.filter(({ state }) => state !== "draft").length, done: done.length };
}

async function countDoubled(sandbox: Sandbox, ids: readonly string[]) {
  const documents = await readDocuments(sandbox.vendor("contractbook"));
  const deals = await Promise.all(ids.map((id) => readDeal(sandbox, id)));
  // who signs so soon that we learn of the sending only then is told of the signature alone
  const sends = documents.map(({ audit }) => audit.filter((event) => event === "sent_for_signature").length);
  return {
    contracts: documents.length - ids.length,
    sends: beyond(sends, 1),
    notes: beyond(
      deals.map((deal) => notesOf(deal).length),
      2,
    ),
    tasks: beyond(
      deals.map(({ tasks }) => tasks.length),
      0,
    ),
    files: beyond(
      deals.map(({ files }) => files.length),
      1,
    ),
  };
}

function beyond(counts: readonly number[], most: number): number {
  return counts.reduce((sum, count) => sum + Math.max(0, count - most), 0);
}

/** Counts of sent contracts at which the process is killed, one in each third of the way. */
function momentsToKill(random: () => number): number[] {
  const third = DEALS / KILLS;
  return Array.from({ length: KILLS }, (_, at) => Math.floor(third * (at + 0.1 + random() * 0.8)));
}

/** Mulberry32: the same numbers on every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** A port that was free a moment ago: the service has to come back on the same one. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const address = server.address();
  await new Promise((resolve) => {
    server.close(resolve);
  });
  return typeof address === "object" && address !== null ? address.port : 0;
}
