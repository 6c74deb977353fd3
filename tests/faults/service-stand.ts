import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import { createSandbox } from "../../sandbox/sandbox.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { startService } from "../../src/cli/service.testkit.ts";
import type { Service } from "../../src/cli/service.testkit.ts";
import { SECRET_KEY } from "../secret-key.ts";
import { townConfig } from "../town-config.ts";
import { createDeal, readDocuments, wire } from "../town.ts";
import { CONTRACTBOOK } from "../vendors/contractbook.ts";
import { createDatabaseProxy } from "./database-proxy.ts";
import type { DatabaseProxy } from "./database-proxy.ts";
import { ownDatabase, sharedDatabase } from "./own-database.ts";
import type { StandDatabase } from "./own-database.ts";
import { IS_LONG } from "./seed.ts";
import { isAbout, isOut, tally } from "./tally.ts";
import type { Counted, Tally } from "./tally.ts";

/** The service as a process of its own, on a database behind a line that can be troubled; its clock is the wall's. */
export interface ServiceStand {
  readonly sandbox: Sandbox;
  readonly line: DatabaseProxy;
  /** The database past the line: for what happens to the server itself. */
  readonly pool: pg.Pool;
  /** Ends the server; absent where it is not the stand's own. */
  readonly restartDatabase?: StandDatabase["restart"];
  start(): Promise<void>;
  /** Begins to start. `ended`: its exit code, should it come. */
  begin(): { readonly ended: Promise<number> };
  /** kill -9. */
  kill(): Promise<void>;
  /** `true` = the process that was started last runs still. */
  answers(): Promise<boolean>;
  /** What the process wrote to its log last. */
  lastWords(): string;
  /** So many new deals are won. */
  win(count: number): Promise<readonly string[]>;
  /** Waits until the contracts of these deals are out for signature. */
  untilOut(deals: readonly string[]): Promise<void>;
  /** Signs whatever is out for these deals, once. */
  sign(deals: readonly string[]): Promise<void>;
  /** Signs until nothing is missing, then a while longer. Milliseconds until nothing was missing. */
  recover(
    deals: readonly string[],
    patienceMs: number,
  ): Promise<{ readonly wallMs: number; readonly tally: Tally }>;
  close(): Promise<void>;
}

/** Hooks, retries and doubles that were on their way come within it. */
const AFTERWARDS_MS = 1_500;
/** Nothing is promised of it: a busy machine takes longer. */
const START_PATIENCE_MS = 60_000;
const OUT_PATIENCE_MS = 30_000;
/** Kommo and the vendor knock again so much sooner than in the field: all their knocks outlast a trouble, as they do there. */
const HOOK_SPEED = IS_LONG ? 100 : 300;

/** Opens it, without a process yet. `isOwn`: on a database server of its own, which may be ended. */
export async function openServiceStand(isOwn = false): Promise<ServiceStand> {
  const directory = await mkdtemp(join(tmpdir(), "countersign-faults-"));
  const sandbox = await createSandbox({ port: 0, kommoLimit: null, hookSpeed: HOOK_SPEED });
  const database = isOwn ? await ownDatabase() : await sharedDatabase();
  const line = await createDatabaseProxy(database.url);
  const config = join(directory, "countersign.yaml");
  await writeFile(config, townConfig({ sandboxUrl: sandbox.url, dialect: "documented" }));
  const port = await freePort();
  const at: Counted = {
    sandbox,
    vendor: sandbox.vendor("contractbook"),
    town: CONTRACTBOOK,
    hasCopy: true,
  };
  await wire(sandbox, at.vendor, `http://127.0.0.1:${port}`);
  const argv = ["serve", "--config", config, "--data", join(directory, "data"), "--port", String(port)];
  const env = { DATABASE_URL: throughLine(database.url, line.port), COUNTERSIGN_SECRET_KEY: SECRET_KEY };
  let service: Service | undefined;

  async function answers(): Promise<boolean> {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
    return answer?.ok === true;
  }

  async function sign(deals: readonly string[]): Promise<void> {
    for (const document of await readDocuments(at.vendor)) {
      if (isOut(document, at.town) && deals.some((id) => isAbout(document, id)))
        await at.vendor.control("signAll", { id: document.id });
    }
  }

  function begin(): { readonly ended: Promise<number> } {
    service = startService(argv, env);
    return { ended: service.ended };
  }

  return {
    sandbox,
    line,
    pool: database.pool,
    ...(database.restart === undefined ? {} : { restartDatabase: database.restart }),
    async start() {
      begin();
      const until = performance.now() + START_PATIENCE_MS;
      while (service?.out.includes("listens at") !== true || !(await answers())) {
        if (performance.now() > until)
          throw new Error(`the service does not come up: ${service?.err.slice(-800)}`);
        await sleep(25);
      }
    },
    begin,
    async kill() {
      await service?.kill();
    },
    answers,
    lastWords: () => service?.err.slice(-2_000) ?? "",
    async win(count) {
      const ids = await Promise.all(Array.from({ length: count }, () => createDeal(sandbox)));
      for (const id of ids) await sandbox.kommo.control("moveDeal", { id: Number(id), stage: "Won" });
      return ids;
    },
    async untilOut(deals) {
      const until = performance.now() + OUT_PATIENCE_MS;
      for (;;) {
        const documents = await readDocuments(at.vendor);
        if (deals.every((id) => documents.some((one) => isAbout(one, id) && isOut(one, at.town)))) return;
        if (performance.now() > until) throw new Error("the contracts did not go out");
        await sleep(50);
      }
    },
    sign,
    async recover(deals, patienceMs) {
      const started = performance.now();
      for (;;) {
        await sign(deals);
        const { lost } = await tally(at, deals);
        const wallMs = performance.now() - started;
        if (lost.length > 0 && wallMs < patienceMs) {
          await sleep(50);
          continue;
        }
        await sleep(AFTERWARDS_MS);
        return { wallMs, tally: await tally(at, deals) };
      }
    },
    async close() {
      await service?.kill();
      await line.close();
      await sandbox.close();
      await database.close();
      await rm(directory, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
    },
  };
}

/** The same user and database, over the line. */
function throughLine(url: string, port: number): string {
  const { username, pathname } = new URL(url.replace("@/", "@localhost/"));
  return `postgres://${username}@127.0.0.1:${port}${pathname}`;
}

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
