import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createSandbox } from "../sandbox/sandbox.ts";
import type { Sandbox } from "../sandbox/sandbox.ts";
import type { SandboxVendor } from "../sandbox/sandbox-vendor.ts";
import { HOOK_SECRETS, townConfig } from "../tests/town-config.ts";
import { CONTRACTBOOK } from "../tests/vendors/contractbook.ts";
import type { TownVendor } from "../tests/vendors/town-vendor.ts";
import type { BenchContext } from "./benchmark.ts";
import { openPlace } from "./database-place.ts";
import { startService } from "./service-process.ts";
import type { Service } from "./service-process.ts";

export interface StandOptions {
  readonly deals: number;
  readonly dialect?: "documented" | "brief";
  /** Default Contractbook. */
  readonly town?: TownVendor;
  /** Of every call to Kommo and the vendor; default 20. */
  readonly latencyMs?: number;
  /** Kommo's limit and what we keep to; default none. */
  readonly requestsPerSecond?: number;
  /** The playbook's `signed` outcome attaches the PDF; default true. */
  readonly attach?: boolean;
  /** The deal moves only once the PDF is in the archive, which is the playbook's default; here true unless nothing is attached. */
  readonly archiveFirst?: boolean;
  /** Whether the process that answers hooks works, too; default yes. */
  readonly doorWorks?: boolean;
}

/** A town whose deals can be moved (this process), and the service that follows them (another process). */
export interface Stand {
  readonly sandbox: Sandbox;
  readonly vendor: SandboxVendor;
  /** The one that answers hooks; another one after `restart`. */
  readonly service: Service;
  /** Of the database, where it runs on this machine and is no child of the service. */
  readonly databasePid: number | undefined;
  /** Deals with one contact each, none of them in the stage that brings a contract. */
  readonly dealIds: readonly number[];
  /** Where Kommo knocks. */
  readonly kommoHookUrl: string;
  /** Stops the service and starts it again on its database and its port. */
  restart(): Promise<Service>;
  /** Cuts the service's power, and starts it again after so long. */
  crash(awayMs: number): Promise<void>;
  /** A further process without a door of its own; needs a database by URL. */
  startWorker(): Promise<Service>;
  close(): Promise<void>;
}

const FIRST_DEAL_ID = 20_000_001;

/** Starts both and wires them. `databaseUrl`: use this database as it is. */
export async function createStand(
  context: BenchContext,
  options: StandOptions,
  databaseUrl?: string,
): Promise<Stand> {
  const { dialect = "documented", town = CONTRACTBOOK, doorWorks = true } = options;
  const { attach = true, archiveFirst = attach } = options;
  const role = doorWorks ? "all" : "web";
  const directory = await mkdtemp(join(tmpdir(), "countersign-bench-"));
  const { sandbox, dealIds } = await openTown(options);
  const config = townConfig({
    sandboxUrl: sandbox.url,
    dialect,
    vendor: town,
    requestsPerSecond: options.requestsPerSecond ?? 0,
    archiveDirectory: join(directory, "archive"),
    playbook: `        holdAbove: false\n        archiveFirst: ${archiveFirst}\n        outcomes:\n          signed: { stage: Contract signed, attach: ${attach} }\n`,
  });
  const place = await openPlace(directory, databaseUrl === undefined ? context.databaseUrl : undefined);
  const told = {
    config,
    directory,
    ...profiled(context),
    ...(databaseUrl === undefined ? place.told : { databaseUrl }),
  };
  const vendor = sandbox.vendor(dialect === "brief" ? `${town.provider}-brief` : town.provider);
  let service = await startService({ ...told, role });
  const port = Number(new URL(service.url).port);
  const kommoHookUrl = await wire(sandbox, vendor, service);
  return {
    sandbox,
    vendor,
    get service() {
      return service;
    },
    kommoHookUrl,
    databasePid: context.databasePid,
    dealIds,
    async restart() {
      await service.stop();
      service = await startService({ ...told, port, role });
      return service;
    },
    async crash(awayMs) {
      await service.kill();
      await sleep(awayMs);
      service = await startService({ ...told, port, role });
    },
    startWorker: () => startService({ ...told, role: "worker" }),
    async close() {
      await service.stop();
      await sandbox.close();
      await place.remove();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

async function wire(sandbox: Sandbox, vendor: SandboxVendor, service: Service): Promise<string> {
  const kommoHookUrl = `${service.url}/webhooks/acme/kommo/${HOOK_SECRETS.kommo}`;
  await sandbox.kommo.control("subscribe", { url: kommoHookUrl, events: ["add_lead", "status_lead"] });
  await vendor.control("setCallbackUrl", {
    url: `${service.url}/webhooks/acme/contracts/${HOOK_SECRETS.contracts}`,
  });
  return kommoHookUrl;
}

/** A town with so many deals that can be won. */
export async function openTown({
  deals,
  latencyMs = 20,
  requestsPerSecond = 0,
}: StandOptions): Promise<Pick<Stand, "sandbox" | "dealIds">> {
  const sandbox = await createSandbox({
    port: 0,
    latencyMs,
    kommoLimit: requestsPerSecond === 0 ? null : requestsPerSecond,
    town: { deals, contacts: deals, companies: Math.ceil(deals / 10), nasty: false },
  });
  // What the simulators remember of each call is work that no vendor would do on our machine.
  for (const vendor of sandbox.vendors) vendor.seen.keep(false);
  return { sandbox, dealIds: Array.from({ length: deals }, (_, at) => FIRST_DEAL_ID + at) };
}

function profiled({ profileDirectory }: BenchContext) {
  return profileDirectory === undefined ? {} : { profileDirectory };
}
