import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSandbox } from "../sandbox/sandbox.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";
import type { SandboxVendor } from "../sandbox/sandbox-vendor.ts";
import { HOOK_SECRETS, townConfig } from "../tests/town-config.ts";
import type { BenchContext } from "./benchmark.ts";
import { openPlace } from "./database-place.ts";
import { startService } from "./service-process.ts";
import type { Service } from "./service-process.ts";

export interface StandOptions {
  readonly deals: number;
  readonly dialect?: "documented" | "brief";
  /** Of every call to Kommo and the vendor; default 20. */
  readonly latencyMs?: number;
  /** Kommo's limit and what we keep to; default none. */
  readonly requestsPerSecond?: number;
  /** The playbook's `signed` outcome fetches, archives and attaches the PDF; default true. */
  readonly attach?: boolean;
}

/** A town whose deals can be moved (this process), and the service that follows them (another process). */
export interface Stand {
  readonly sandbox: Sandbox;
  readonly vendor: SandboxVendor;
  readonly service: Service;
  /** Deals with one contact each, none of them in the stage that brings a contract. */
  readonly dealIds: readonly number[];
  readonly hookUrls: { readonly kommo: string; readonly contracts: string };
  /** Another process on the same database. */
  startWorker(databaseUrl: string): Promise<Service>;
  close(): Promise<void>;
}

const FIRST_DEAL_ID = 20_000_001;

/** Starts both and wires them. `databaseUrl`: use this database as it is. */
export async function createStand(
  context: BenchContext,
  options: StandOptions,
  databaseUrl?: string,
): Promise<Stand> {
  const { deals, dialect = "documented" } = options;
  const directory = await mkdtemp(join(tmpdir(), "countersign-bench-"));
  const sandbox = await openTown(options);
  const config = townConfig({
    sandboxUrl: sandbox.url,
    dialect,
    requestsPerSecond: options.requestsPerSecond ?? 0,
    archiveDirectory: join(directory, "archive"),
    playbook: `        outcomes:\n          signed: { stage: Contract signed, attach: ${options.attach ?? true} }\n`,
  });
  const place = await openPlace(directory, databaseUrl === undefined ? context.databaseUrl : undefined);
  const told = { config, directory, ...profiled(context) };
  const database = databaseUrl === undefined ? place.told : { databaseUrl };
  const service = await startService({ ...told, ...database, role: "all" });
  const vendor = dialect === "brief" ? sandbox.contractbookBrief : sandbox.contractbook;
  const hookUrls = {
    kommo: `${service.url}/webhooks/acme/kommo/${HOOK_SECRETS.kommo}`,
    contracts: `${service.url}/webhooks/acme/contracts/${HOOK_SECRETS.contracts}`,
  };
  await sandbox.kommo.control("subscribe", { url: hookUrls.kommo, events: ["add_lead", "status_lead"] });
  await vendor.control("setCallbackUrl", { url: hookUrls.contracts });
  return {
    sandbox,
    vendor,
    service,
    hookUrls,
    dealIds: Array.from({ length: deals }, (_, at) => FIRST_DEAL_ID + at),
    startWorker: (url) => startService({ ...told, databaseUrl: url, role: "worker" }),
    async close() {
      await service.stop();
      await sandbox.close();
      await place.remove();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function openTown({ deals, latencyMs = 20, requestsPerSecond = 0 }: StandOptions): Promise<Sandbox> {
  const sandbox = await createSandbox({
    port: 0,
    latencyMs,
    kommoLimit: requestsPerSecond === 0 ? null : requestsPerSecond,
    town: { deals, contacts: deals, companies: Math.ceil(deals / 10), nasty: false },
  });
  // What the simulators remember of each call is work that no vendor would do on our machine.
  for (const vendor of sandbox.vendors) vendor.seen.keep(false);
  return sandbox;
}

function profiled({ profileDirectory }: BenchContext) {
  return profileDirectory === undefined ? {} : { profileDirectory };
}
