import { Agent } from "node:http";
import { Agent as SecureAgent } from "node:https";
import { createPending } from "./pending.ts";
import { postOnce } from "./post-once.ts";
import type { Outgoing } from "./post-once.ts";
import { createTimers } from "./timers.ts";

/** How hooks travel. */
export interface CourierOptions {
  /** How long one attempt may take. */
  readonly timeoutMs: number;
  /** Milliseconds until the next attempt after the `attempt`-th (from 1) ended so, also asked after a 200; `undefined` = no more. */
  readonly retry: (attempt: number, status: number | "failed") => number | undefined;
  readonly note: (url: string, status: number | "failed") => void;
}

/** Carries hooks to their addresses, again and again as the vendor does. */
export interface HookCourier {
  /** Now; resolves when the first attempt ended. */
  carry(hook: Outgoing): Promise<void>;
  /** Later; returns the way to let it go at once (which does nothing once it went). */
  carryLater(hook: Outgoing, delayMs: number, whenLeaving: () => void): () => void;
  settled(): Promise<void>;
  close(): void;
}

/** One keep-alive pool for all targets of a vendor. */
export const createHookCourier = ({ timeoutMs, retry, note }: CourierOptions): HookCourier => {
  const agents = {
    http: new Agent({ keepAlive: true, maxSockets: 64 }),
    https: new SecureAgent({ keepAlive: true }),
  };
  const timers = createTimers();
  const pending = createPending();
  let isClosed = false;

  const attempt = async (hook: Outgoing, count: number): Promise<void> => {
    const status = await postOnce(hook, agents, timeoutMs);
    note(hook.url, status);
    const delayMs = isClosed ? undefined : retry(count, status);
    if (delayMs === undefined) pending.end();
    else timers.after(delayMs, () => void attempt(hook, count + 1));
  };

  return {
    carry: async (hook) => {
      if (isClosed) return;
      pending.begin();
      await attempt(hook, 1);
    },
    carryLater: (hook, delayMs, whenLeaving) => {
      if (isClosed) return () => undefined;
      pending.begin();
      let isGone = false;
      const leave = (): void => {
        if (isGone || isClosed) return;
        isGone = true;
        forget();
        void attempt(hook, 1);
        whenLeaving();
      };
      const forget = timers.after(delayMs, leave);
      return leave;
    },
    settled: () => pending.settled(),
    close: () => {
      isClosed = true;
      for (let left = timers.clear(); left > 0; left -= 1) pending.end();
      agents.http.destroy();
      agents.https.destroy();
    },
  };
};
