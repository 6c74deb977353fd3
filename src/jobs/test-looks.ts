import { expect } from "vitest";
import type { Look, LookHandler } from "./jobs.ts";

export const MANY = { concurrency: 50, perAccount: () => 50 };
export const DONE = { done: true } as const;

/** A look at one of Acme's deals. */
export function aLook(dealId: string, change: Partial<Look> = {}): Look {
  return { account: "acme", dealId, reason: "hook", entered: false, ...change };
}

/** A handler that stands still until it is let go. */
export function gated(): {
  handler: LookHandler;
  seen: Look[];
  begun(count: number): Promise<void>;
  open(): void;
} {
  const seen: Look[] = [];
  const gate = Promise.withResolvers<void>();
  return {
    seen,
    open: gate.resolve,
    begun: (count) => until(() => seen.length >= count),
    async handler(look) {
      seen.push(look);
      await gate.promise;
      return DONE;
    },
  };
}

/** Polls until it is so. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  await expect.poll(condition, { timeout: 15_000, interval: 5 }).toBe(true);
}
