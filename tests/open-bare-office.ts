import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SANDBOX_CREDENTIALS, createSandbox } from "../sandbox/sandbox.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";
import { createApp } from "../src/app.ts";
import type { App } from "../src/app.ts";
import { openBook } from "../src/app/open-book.ts";
import { createLog } from "../src/server/log.ts";
import type { Database } from "../src/store/database.ts";
import { testDatabase } from "./database.ts";
import type { TestDatabase } from "./database.ts";
import { ownerAt } from "./office.ts";
import type { Visitor } from "./visitor.ts";
import type { Texts } from "../src/texts/texts.ts";

/** One process of an installation without a configuration file. */
export interface BareProcess {
  readonly app: App;
  readonly url: string;
  stop(): Promise<void>;
}

/** An installation without a configuration file, beside a sandbox. */
export interface BareOffice extends BareProcess {
  readonly sandbox: Sandbox;
  readonly database: TestDatabase;
  /** Log lines of all processes so far. */
  readonly lines: readonly string[];
  /** The installation's owner, at the first process. */
  readonly owner: Visitor;
  now(): Date;
  pass(ms: number): void;
  /** Another process on the same database; `dataDir` is a new one unless it is the same machine. */
  again(): Promise<BareProcess>;
  /** Hooks delivered, everything walked, and again what that brought about. */
  settle(): Promise<void>;
  close(): Promise<void>;
}

export interface BareOptions {
  /** Create the account `acme`, with private addresses allowed, and connect Kommo and a vendor. Default: only an owner. */
  readonly isSetUp?: boolean;
  /** What people are told; default: as it comes with the product. */
  readonly texts?: Texts;
}

const KEY = Buffer.alloc(32, 7).toString("base64");

export async function openBareOffice({ isSetUp = false, texts }: BareOptions = {}): Promise<BareOffice> {
  let offsetMs = 0;
  const now = (): Date => new Date(Date.now() + offsetMs);
  const sandbox = await createSandbox({ port: 0, now, kommoLimit: null });
  const database = await testDatabase();
  const dataDir = await mkdtemp(join(tmpdir(), "countersign-bare-"));
  const lines: string[] = [];
  const keyBefore = process.env["COUNTERSIGN_SECRET_KEY"];
  const log = createLog({
    level: "debug",
    secrets: [],
    destination: { write: (line) => void lines.push(line) },
  });

  async function start(over: Database): Promise<BareProcess> {
    process.env["COUNTERSIGN_SECRET_KEY"] = KEY;
    const opened = await openBook({ database: over, dataDir, log, now });
    const told = texts === undefined ? {} : { texts };
    const inForce = opened.book.current.config;
    const app = await createApp({ ...opened, config: inForce, database: over, log, now, ...told });
    const { port } = await app.listen(0, "127.0.0.1");
    const unwatch = opened.book.watch(over.signals, (config) => app.apply(config));
    return {
      app,
      url: `http://127.0.0.1:${port}`,
      async stop() {
        unwatch();
        await app.stop(0);
      },
    };
  }

  const first = await start(database.database);
  const others: BareProcess[] = [];
  const owner = await ownerAt(first.app, first.url);
  const office: BareOffice = {
    ...first,
    sandbox,
    database,
    lines,
    owner,
    now,
    pass: (ms) => void (offsetMs += ms),
    async again() {
      const other = await start(await database.again());
      others.push(other);
      return other;
    },
    async settle() {
      for (let round = 0; round < 6; round += 1) {
        await Promise.all([sandbox.kommo.hooks.settled(), sandbox.vendor("contractbook").hooks.settled()]);
        await first.app.tick();
      }
    },
    async close() {
      for (const each of [...others, first]) await each.stop();
      await sandbox.close();
      await database.close();
      await rm(dataDir, { recursive: true, force: true });
      if (keyBefore === undefined) delete process.env["COUNTERSIGN_SECRET_KEY"];
      else process.env["COUNTERSIGN_SECRET_KEY"] = keyBefore;
    },
  };
  if (isSetUp) await setUp(office);
  return office;
}

/** The body of a good answer; throws what the API said otherwise. */
export async function good<T = Record<string, unknown>>(
  asked: Promise<{ readonly status: number; readonly body: unknown }>,
): Promise<T> {
  const { status, body } = await asked;
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
  return JSON.parse(JSON.stringify(body));
}

/** The account `acme`, with the sandbox's Kommo and one vendor. */
async function setUp({ owner, sandbox, url }: BareOffice): Promise<void> {
  await good(owner.post("/api/accounts", { id: "acme", timezone: "Europe/Stockholm" }));
  const installation = { publicUrl: url, allowPrivateHosts: true };
  await good(owner.call("PUT", "/api/accounts/acme/settings", { installation }));
  const { kommo, contractbook } = SANDBOX_CREDENTIALS;
  await good(
    owner.call("PUT", "/api/accounts/acme/connections/kommo", {
      settings: { subdomain: kommo.subdomain, baseUrl: `${sandbox.url}/kommo`, requestsPerSecond: 0 },
      secrets: { token: kommo.token },
    }),
  );
  await good(
    owner.call("PUT", "/api/accounts/acme/connections/contracts", {
      provider: "contractbook",
      settings: { baseUrl: `${sandbox.url}/contractbook/v3` },
      secrets: { apiKey: contractbook.apiKey },
    }),
  );
}
