import { VENDOR_SANDBOXES } from "./all.ts";
import { createFileStore } from "./kit/file-store.ts";
import { createHookSender } from "./kit/hook-sender.ts";
import type { CallFault } from "./kit/kit.ts";
import { ControlError } from "./kit/kit.ts";
import { createKitServer } from "./kit/server.ts";
import type { TownEvent } from "./kit/town-event.ts";
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
  /** Where Kommo says that it is, asked anew each time: for whoever puts it behind another address. Default: where it is. */
  readonly kommoOrigin?: () => string | undefined;
}

/** Kommo and the vendors, simulated on one port. */
export interface Sandbox {
  readonly port: number;
  readonly url: string;
  readonly kommo: SandboxVendor;
  /** Kommo and every vendor in both dialects. */
  readonly vendors: readonly SandboxVendor[];
  /** By simulator id: `contractbook`, `contractbook-brief`. Throws ControlError. */
  vendor(id: string): SandboxVendor;
  /** By simulator id. Throws ControlError. */
  control(simulator: string, action: string, input?: Readonly<Record<string, unknown>>): Promise<unknown>;
  /** By simulator id. Throws ControlError. */
  fault(simulator: string, fault: CallFault): void;
  setLatency(latencyMs: number): void;
  /** From now on the clock of Kommo, or of all vendors, is wrong by so much; 0 = right again. */
  setSkew(side: "kommo" | "vendors", ms: number): void;
  /** Calls back on everything that happens to contracts at the vendors; returns the way to stop that. */
  watch(watcher: (event: TownEvent) => void): () => void;
  close(): Promise<void>;
}

const kommoParts = (options: SandboxOptions, now: () => Date, origin: () => string): VendorParts => {
  const { kommoLimit = 7, seed = 1, hookSpeed = 300 } = options;
  const hooks = createHookSender({ now, retry: kommoHookRetry(hookSpeed) });
  const simulator = createKommoSimulator({
    baseUrl: () => `${options.kommoOrigin?.() ?? origin()}/kommo`,
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
  const skewMs = { kommo: 0, vendors: 0 };
  const clockOf = (side: keyof typeof skewMs) => () => new Date(now().getTime() + skewMs[side]);
  const vendorNow = clockOf("vendors");
  const files = createFileStore({ id: "files", baseUrl: () => `${url}/files`, now: vendorNow });
  const kommo = kommoParts(options, clockOf("kommo"), origin);
  const ground = { now: vendorNow, files, origin, timeline: bus.emit, hookSpeed: options.hookSpeed ?? 300 };
  const parts = [kommo, ...VENDOR_SANDBOXES.flatMap((vendor) => vendor(ground))];
  const server = await createKitServer({
    port,
    now,
    mounts: [...parts, { prefix: "/files", simulator: files.simulator }],
    ...(host === undefined ? {} : { host }),
    ...(latencyMs === undefined ? {} : { latencyMs }),
  });
  ({ url } = server);
  const vendors = parts.map((one) => createSandboxVendor(one, server));
  const vendor = (id: string): SandboxVendor => {
    const found = vendors.find((one) => one.id === id);
    if (found === undefined) throw new ControlError(`no simulator called "${id}"`);
    return found;
  };
  return {
    port: server.port,
    url,
    kommo: vendor("kommo"),
    vendors,
    vendor,
    control: async (simulator, action, input) => vendor(simulator).control(action, input),
    fault: (simulator, fault) => {
      server.faults.add(simulator, fault);
    },
    setLatency: (wanted) => {
      server.setLatency(wanted);
    },
    setSkew: (side, ms) => {
      skewMs[side] = ms;
    },
    watch: (watcher) => bus.watch(watcher),
    close: async () => {
      for (const { hooks } of parts) hooks.close();
      await server.close();
    },
  };
};
