import { createContractbookSimulator } from "./contractbook/index.ts";
import type { ContractbookOptions, TownEvent } from "./contractbook/index.ts";
import { createFileStore } from "./kit/file-store.ts";
import { createHookSender } from "./kit/hook-sender.ts";
import type { ClosableHookSender } from "./kit/hook-sender.ts";
import type { CallFault } from "./kit/kit.ts";
import { ControlError } from "./kit/kit.ts";
import { createKitServer } from "./kit/server.ts";
import { createKommoSimulator, kommoHookRetry } from "./kommo/index.ts";
import { SANDBOX_CREDENTIALS } from "./sandbox-credentials.ts";
import { createSandboxVendor } from "./sandbox-vendor.ts";
import type { SandboxVendor, VendorParts } from "./sandbox-vendor.ts";
import { createTown } from "./town/create-town.ts";
import type { TownCounts } from "./town/create-town.ts";

export { SANDBOX_CREDENTIALS };

/** How to make a sandbox. */
export interface SandboxOptions {
  /** 0 = any free port. */
  readonly port: number;
  /** Default 127.0.0.1. */
  readonly host?: string;
  /** Of the town's invented people and deals; default 1. */
  readonly seed?: number;
  readonly now?: () => Date;
  /** Extra milliseconds before each answer; default 0. */
  readonly latencyMs?: number;
  /** Kommo's requests per second; `null` = none; default 7 as in life. */
  readonly kommoLimit?: number | null;
  readonly town?: TownCounts;
  /** How much faster than in life hooks are repeated; default 300 (five minutes are a second). */
  readonly hookSpeed?: number;
}

/** Kommo and the vendors, simulated on one port. */
export interface Sandbox {
  readonly port: number;
  readonly url: string;
  readonly kommo: SandboxVendor;
  readonly contractbook: SandboxVendor;
  readonly contractbookBrief: SandboxVendor;
  readonly vendors: readonly SandboxVendor[];
  /** By simulator id. Throws ControlError. */
  control(simulator: string, action: string, input?: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** By simulator id. Throws ControlError. */
  fault(simulator: string, fault: CallFault): void;
  setLatency(latencyMs: number): void;
  /** Calls back on everything that happens to contracts at the vendors; returns the way to stop that. */
  watch(watcher: (event: TownEvent) => void): () => void;
  close(): Promise<void>;
}

/** Contractbook publishes no figures for its retries; these are in life's minutes. */
const CONTRACTBOOK_RETRY_MINUTES = [1, 5, 15, 60];

const contractbookRetry =
  (speed: number) =>
  (attempt: number, status: number | "failed"): number | undefined => {
    if (status !== "failed" && status >= 200 && status < 300) return undefined;
    const minutes = CONTRACTBOOK_RETRY_MINUTES[attempt - 1];
    return minutes === undefined ? undefined : (minutes * 60_000) / speed;
  };

type Common = Pick<ContractbookOptions, "now" | "timeline" | "files">;

const contractbookParts = (
  common: Common & { readonly origin: () => string },
  retry: (attempt: number, status: number | "failed") => number | undefined,
): readonly [documented: VendorParts, brief: VendorParts] => {
  const { origin, ...rest } = common;
  const parts = (dialect: "documented" | "brief", prefix: string): VendorParts => {
    const hooks = createHookSender({ now: common.now, retry });
    const credentials =
      dialect === "brief" ? SANDBOX_CREDENTIALS.contractbookBrief : SANDBOX_CREDENTIALS.contractbook;
    const options = { ...rest, ...credentials, dialect, hooks, baseUrl: () => `${origin()}${prefix}` };
    return { prefix, hooks, simulator: createContractbookSimulator(options) };
  };
  return [parts("documented", "/contractbook/v3"), parts("brief", "/contractbook-brief/v1")];
};

const kommoParts = (options: SandboxOptions, now: () => Date, origin: () => string): VendorParts => {
  const { kommoLimit = 7, seed = 1, hookSpeed = 300 } = options;
  const hooks = createHookSender({ now, retry: kommoHookRetry(hookSpeed) });
  const simulator = createKommoSimulator({
    baseUrl: () => `${origin()}/kommo`,
    hooks,
    now,
    ...SANDBOX_CREDENTIALS.kommo,
    limits: kommoLimit === null ? null : { perSecond: kommoLimit },
    town: createTown(seed, options.town),
  });
  return { prefix: "/kommo", simulator, hooks };
};

interface Bus {
  readonly emit: (event: TownEvent) => void;
  readonly watch: Sandbox["watch"];
}

const createBus = (): Bus => {
  const watchers = new Set<(event: TownEvent) => void>();
  return {
    emit: (event) => {
      for (const watcher of watchers) watcher(event);
    },
    watch: (watcher) => {
      watchers.add(watcher);
      return () => {
        watchers.delete(watcher);
      };
    },
  };
};

/** Starts a sandbox; it runs until `close`. Rejects when the port is taken. */
export const createSandbox = async (options: SandboxOptions): Promise<Sandbox> => {
  const { now = () => new Date(), port, host, latencyMs } = options;
  let url = "";
  const origin = (): string => url;
  const bus = createBus();
  const files = createFileStore({ id: "files", baseUrl: () => `${url}/files`, now });
  const kommo = kommoParts(options, now, origin);
  const retry = contractbookRetry(options.hookSpeed ?? 300);
  const common = { now, files, origin, timeline: bus.emit };
  const [documented, brief] = contractbookParts(common, retry);
  const server = await createKitServer({
    port,
    now,
    mounts: [kommo, documented, brief, { prefix: "/files", simulator: files.simulator }],
    ...(host === undefined ? {} : { host }),
    ...(latencyMs === undefined ? {} : { latencyMs }),
  });
  ({ url } = server);
  const senders: readonly ClosableHookSender[] = [kommo.hooks, documented.hooks, brief.hooks];
  const handles = {
    kommo: createSandboxVendor(kommo, server),
    contractbook: createSandboxVendor(documented, server),
    contractbookBrief: createSandboxVendor(brief, server),
  };
  const vendors = Object.values(handles);
  return {
    port: server.port,
    url,
    ...handles,
    vendors,
    control: async (simulator, action, input) => {
      const vendor = vendors.find(({ id }) => id === simulator);
      if (vendor === undefined) throw new ControlError(`no simulator called "${simulator}"`);
      return vendor.control(action, input);
    },
    fault: (simulator, fault) => {
      server.faults.add(simulator, fault);
    },
    setLatency: (wanted) => {
      server.setLatency(wanted);
    },
    watch: (watcher) => bus.watch(watcher),
    close: async () => {
      for (const sender of senders) sender.close();
      await server.close();
    },
  };
};
