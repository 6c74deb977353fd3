import { setTimeout as sleep } from "node:timers/promises";
import type { Limiter } from "../http/http.ts";

/** A limiter for commands that look at an account beside no database: counts only its own calls. */
export function createLocalLimiter(): Limiter {
  const next = new Map<string, number>();
  return {
    async acquire(key, { perSecond }) {
      const now = Date.now();
      const slot = Math.max(now, next.get(key) ?? 0);
      next.set(key, slot + 1000 / perSecond);
      if (slot > now) await sleep(slot - now);
    },
    async pause(key, until) {
      next.set(key, Math.max(next.get(key) ?? 0, until.getTime()));
    },
    // a single command ends by itself: there is nothing to keep shut
    block: async () => undefined,
    unblock: async () => undefined,
    blocked: async () => undefined,
  };
}
