import { execFile } from "node:child_process";
import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import * as pg from "pg";
import { SANDBOX_CREDENTIALS } from "../../sandbox/sandbox-credentials.ts";
import { createSandbox } from "../../sandbox/sandbox.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";

import { ownServer, sharedServer } from "./database-server.ts";
import { ROOT } from "../../scripts/source/list-files.ts";
import { isAbout, isOut, tally } from "../faults/tally.ts";
import type { Counted, Tally } from "../faults/tally.ts";
import { SECRET_KEY } from "../secret-key.ts";
import { townConfig } from "../town-config.ts";
import { createDeal, readDocuments, wire } from "../town.ts";
import { CONTRACTBOOK } from "../vendors/contractbook.ts";
import { openFrontDoor } from "./front-door.ts";
import type { FrontDoor } from "./front-door.ts";
import { startMachine } from "./machine.ts";
import type { Machine } from "./machine.ts";
import { PATIENCE_MS } from "./scale.ts";

/** One installation in many processes: a PostgreSQL of its own, a door before the web processes, workers. */
export interface MachinesStand {
  readonly sandbox: Sandbox;
  readonly door: FrontDoor;
  readonly directory: string;
  /** Starts a process and waits until it is ready; a `web` one stands behind the door from then on. */
  start(role: "web" | "worker", home?: string): Promise<Machine>;
  /** Runs a command of the program beside them; resolves to its exit code and to what it said. */
  command(...argv: readonly string[]): Promise<{ readonly code: number; readonly said: string }>;
  /** What is started from now on works on this database. */
  moveTo(databaseUrl: string): Promise<void>;
  /** Stops the database server, waits, and starts it again on its files. */
  restartDatabase(awayMs: number): Promise<void>;
  rows<T extends pg.QueryResultRow>(text: string): Promise<readonly T[]>;
  /** From now on each answer of the vendor takes so long; 0 = no time. */
  slowVendor(ms: number): void;
  /** So many new deals are won, one after the other, a hundred in a second. */
  win(count: number): Promise<readonly string[]>;
  /** Signs whatever is out for these deals, again and again, until so many of them are signed. */
  signUntil(deals: readonly string[], count: number): Promise<void>;
  /** Resolves when a contract of each of them is out for signature. */
  isSent(deals: readonly string[]): Promise<void>;
  /** What is missing and what is there twice at this moment. */
  count(deals: readonly string[]): Promise<Tally>;
  /** Signs until nothing is missing, then a while longer. */
  settle(deals: readonly string[], patienceMs: number): Promise<Tally & { readonly tookMs: number }>;
  close(): Promise<void>;
}

export interface MachinesOptions {
  /** A database server of its own, for {@link MachinesStand.restartDatabase}; default: a database on the tests' one. */
  readonly canRestart?: boolean;
  /** Kommo answers 429 to what is more, and so much is what we keep to; default no limit. */
  readonly requestsPerSecond?: number;
  /** Kommo's tokens have to be refreshed. */
  readonly oauth?: boolean;
  /** Of every call to the vendor; default 0. */
  readonly vendorMs?: number;
  readonly env?: Readonly<Record<string, string>>;
}

/** Between ten deals and the next ten. */
const PACE_MS = 100;
/** What was on its way, and would be too much, comes within it. */
const AFTERWARDS_MS = 1_500;

/** Opens it, without a process yet. */
export async function openMachinesStand(options: MachinesOptions = {}): Promise<MachinesStand> {
  const { requestsPerSecond = 0, vendorMs = 0 } = options;
  const directory = await mkdtemp(join(tmpdir(), "cs-machines-"));
  // as root, PostgreSQL runs as somebody else, who has to pass through here
  await chmod(directory, 0o755);
  const server = options.canRestart === true ? await ownServer(directory) : await sharedServer();
  let databaseUrl = server.url;
  const kommoLimit = requestsPerSecond === 0 ? null : requestsPerSecond;
  const sandbox = await createSandbox({ port: 0, kommoLimit, hookSpeed: 300 });
  const door = await openFrontDoor();
  const at: Counted = {
    sandbox,
    vendor: sandbox.vendor("contractbook"),
    town: CONTRACTBOOK,
    hasCopy: true,
    leavesDrafts: false,
  };
  await wire(sandbox, at.vendor, door.url);
  slowVendor(vendorMs);
  const config = join(directory, "countersign.yaml");
  await writeFile(config, configOf({ sandbox, door }, options, directory));
  const secrets = await inFiles(directory, { DATABASE_URL: databaseUrl, COUNTERSIGN_SECRET_KEY: SECRET_KEY });
  const env = { ...secrets, ...options.env };
  const machines: Machine[] = [];

  function slowVendor(ms: number): void {
    at.vendor.clearFaults();
    if (ms > 0) at.vendor.fault({ kind: "slow", delayMs: ms, every: 1 });
  }

  /** Whatever is out for these deals; how many of them are signed now. */
  async function sign(deals: readonly string[]): Promise<number> {
    const wanted = new Set(deals);
    let signed = 0;
    for (const document of await readDocuments(at.vendor)) {
      if (!wanted.has(String(document.values["kommo_deal_id"]))) continue;
      if (isOut(document, at.town)) await at.vendor.control("signAll", { id: document.id });
      else if (!document.audit.includes(at.town.sentWord)) continue;
      signed += 1;
    }
    return signed;
  }

  return {
    sandbox,
    door,
    directory,
    async start(role, home) {
      const place = home === undefined ? {} : { home };
      const machine = await startMachine({
        role,
        config,
        dataDir: join(directory, "data"),
        env,
        ...place,
      });
      machines.push(machine);
      if (role === "web") door.behind.add(machine.url);
      return machine;
    },
    command: (...argv) =>
      new Promise((resolve) => {
        const told = { env: { PATH: "/usr/bin:/bin", ...env } };
        execFile(join(ROOT, "bin/countersign"), [...argv], told, (error, out, err) => {
          resolve({ code: error === null ? 0 : Number(error.code), said: `${out}${err}` });
        });
      }),
    async moveTo(url) {
      databaseUrl = url;
      await inFiles(directory, { DATABASE_URL: url });
    },
    restartDatabase: (awayMs) => server.restart(awayMs),
    async rows<T extends pg.QueryResultRow>(text: string) {
      const client = new pg.Client({ connectionString: databaseUrl });
      await client.connect();
      try {
        return (await client.query<T>(text)).rows;
      } finally {
        await client.end();
      }
    },
    slowVendor,
    async win(count) {
      const ids = await Promise.all(Array.from({ length: count }, () => createDeal(sandbox)));
      for (const [place, id] of ids.entries()) {
        await sandbox.kommo.control("moveDeal", { id: Number(id), stage: "Won" });
        if (place % 10 === 9) await sleep(PACE_MS);
      }
      return ids;
    },
    async signUntil(deals, count) {
      const until = performance.now() + PATIENCE_MS;
      for (;;) {
        const began = performance.now();
        const signed = await sign(deals);
        if (signed >= count) return;
        if (began > until)
          throw new Error(`${signed} of ${count} were signed in time:\n${lastWords(machines)}`);
        await breath(began);
      }
    },
    async isSent(deals) {
      for (const until = performance.now() + PATIENCE_MS; ;) {
        const began = performance.now();
        const out = (await readDocuments(at.vendor)).filter((one) => isOut(one, at.town));
        if (deals.every((id) => out.some((one) => isAbout(one, id)))) return;
        if (began > until) throw new Error(`not all were sent in time:\n${lastWords(machines)}`);
        await breath(began);
      }
    },
    count: (deals) => tally(at, deals),
    async settle(deals, patienceMs) {
      const started = performance.now();
      for (;;) {
        const began = performance.now();
        await sign(deals);
        const { lost } = await tally(at, deals);
        const tookMs = performance.now() - started;
        if (lost.length > 0 && tookMs < patienceMs) {
          await breath(began);
          continue;
        }
        await sleep(AFTERWARDS_MS);
        const own = (await readDocuments(at.vendor)).filter((one) => deals.some((id) => isAbout(one, id)));
        if (own.length === 0) throw new Error("no contract at all came of these deals");
        return { ...(await tally(at, deals)), tookMs };
      }
    },
    async close() {
      for (const machine of machines) if (!machine.isOver) await machine.kill();
      await door.close();
      await sandbox.close();
      await server.close();
      await rm(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
    },
  };
}

/** Secrets as containers are handed them. */
async function inFiles(
  directory: string,
  secrets: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>>> {
  const named = Object.entries(secrets).map(async ([name, value]) => {
    const path = join(directory, name.toLowerCase());
    await writeFile(path, `${value}\n`, { mode: 0o600 });
    return [`${name}_FILE`, path] as const;
  });
  return Object.fromEntries(await Promise.all(named));
}

/** Looking at all that the simulators hold takes the time in which they would answer. */
async function breath(began: number): Promise<void> {
  await sleep(Math.max(50, 3 * (performance.now() - began)));
}

function lastWords(machines: readonly Machine[]): string {
  return machines.map(({ log, isOver }) => `${isOver ? "(over) " : ""}${log.slice(-500)}`).join("\n");
}

function configOf(
  { sandbox, door }: Pick<MachinesStand, "sandbox" | "door">,
  { requestsPerSecond, oauth }: MachinesOptions,
  directory: string,
): string {
  const text = townConfig({
    sandboxUrl: sandbox.url,
    publicUrl: door.url,
    dialect: "documented",
    archiveDirectory: join(directory, "archive"),
    ...(requestsPerSecond === undefined ? {} : { requestsPerSecond }),
  });
  // nobody is there to be asked whether so many are meant
  const unheld = text.replace("        outcomes:", "        holdAbove: false\n        outcomes:");
  if (oauth !== true) return unheld;
  return unheld.replace(
    /^ {6}token: .*$/mu,
    `      oauth: ${JSON.stringify(SANDBOX_CREDENTIALS.kommo.oauth)}`,
  );
}
