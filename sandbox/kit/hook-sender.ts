import { createFaultPlan } from "./fault-plan.ts";
import { createHookCourier } from "./hook-courier.ts";
import type { CourierOptions } from "./hook-courier.ts";
import type { HookFault, HookSender, SentHook } from "./kit.ts";
import { createRing } from "./ring.ts";

/** How a vendor sends. */
export interface HookSenderOptions {
  readonly now: () => Date;
  /** How long one attempt may take; default 2000. */
  readonly timeoutMs?: number;
  /** Milliseconds until the next attempt after the `attempt`-th (from 1) ended so, also asked after a 200; `undefined` = no more. */
  readonly retry: CourierOptions["retry"];
}

/** A HookSender that can be shut. */
export interface ClosableHookSender extends HookSender {
  /** Forgets the faults in waiting. */
  clearFaults(): void;
  /** Forgets what waits and closes the connections. */
  close(): void;
}

const KEPT = 5000;
const KEPT_SENT = 200;
const DEFAULT_LATE_MS = 1000;
const DEFAULT_REORDER_MS = 500;

/**
 * Hooks leave at once, side by side, in the order given; a failed attempt repeats as `retry` says. Faults strike whole
 * hooks: `drop` sends nothing, `twice` sends two, `late` waits `delayMs`, `reorder` waits until another hook has arrived
 * (or `delayMs`, default 500, when none does). Never throws.
 */
export const createHookSender = ({ now, timeoutMs = 2000, retry }: HookSenderOptions): ClosableHookSender => {
  const plan = createFaultPlan<HookFault>();
  const log = createRing<HookSender["log"][number]>(KEPT);
  const sent = createRing<SentHook>(KEPT_SENT);
  const note = (url: string, status: number | "failed" | "dropped"): void => {
    log.push({ at: now().toISOString(), url, status });
  };
  const courier = createHookCourier({ timeoutMs, retry, note });
  let held: (() => void)[] = [];
  /** Only what was held before this one left has been overtaken by it. */
  const carryPast = async (hook: Parameters<HookSender["send"]>[0]): Promise<void> => {
    const overtaken = held.splice(0);
    await courier.carry(hook);
    for (const leave of overtaken) leave();
  };
  const hold = (hook: Parameters<HookSender["send"]>[0], delayMs: number): void => {
    const leave = courier.carryLater(hook, delayMs, () => {
      held = held.filter((one) => one !== leave);
    });
    held.push(leave);
  };

  const send: HookSender["send"] = (hook) => {
    sent.push(hook);
    const fault = plan.take(() => true);
    if (fault?.kind === "drop") {
      note(hook.url, "dropped");
    } else if (fault?.kind === "late") {
      courier.carryLater(hook, fault.delayMs ?? DEFAULT_LATE_MS, () => undefined);
    } else if (fault?.kind === "reorder") {
      hold(hook, fault.delayMs ?? DEFAULT_REORDER_MS);
    } else {
      void carryPast(hook);
      if (fault?.kind === "twice") void courier.carry(hook);
    }
  };

  return {
    send,
    fault: (fault) => {
      plan.add(fault);
    },
    clearFaults: () => {
      plan.clear();
    },
    settled: () => courier.settled(),
    get sent() {
      return sent.entries;
    },
    get log() {
      return log.entries;
    },
    close: () => {
      courier.close();
    },
  };
};
