import type { CallLog } from "./kit/call-log.ts";
import type { ClosableHookSender } from "./kit/hook-sender.ts";
import type { CallFault, HookFault, Simulator } from "./kit/kit.ts";
import type { KitServer } from "./kit/server.ts";

/** One simulated vendor (or the CRM) of a sandbox, with everything a test or the demo does to it. */
export interface SandboxVendor {
  readonly id: string;
  /** The API's root with its version path, as a connection's `baseUrl` wants it. */
  readonly url: string;
  readonly simulator: Simulator;
  readonly hooks: ClosableHookSender;
  readonly seen: CallLog;
  /** Throws ControlError. */
  control(action: string, input?: Readonly<Record<string, unknown>>): Promise<unknown>;
  fault(fault: CallFault): void;
  hookFault(fault: HookFault): void;
  /** Calls and hooks go well again. */
  clearFaults(): void;
  state(): unknown;
}

/** What a vendor is made of before the server runs. */
export interface VendorParts {
  readonly prefix: string;
  readonly simulator: Simulator;
  readonly hooks: ClosableHookSender;
}

/** The handle of a vendor that is being served. */
export const createSandboxVendor = (
  { prefix, simulator, hooks }: VendorParts,
  server: KitServer,
): SandboxVendor => ({
  id: simulator.id,
  url: `${server.url}${prefix}`,
  simulator,
  hooks,
  get seen() {
    return server.seen(simulator.id);
  },
  control: (action, input = {}) => simulator.control(action, input),
  fault: (fault) => {
    server.faults.add(simulator.id, fault);
  },
  hookFault: (fault) => {
    hooks.fault(fault);
  },
  clearFaults: () => {
    server.faults.clear(simulator.id);
    hooks.clearFaults();
  },
  state: () => simulator.state(),
});
