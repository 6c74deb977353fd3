import { expect, test } from "vitest";
import { CountersignError } from "../../domain/errors.ts";
import type { Limiter } from "../../http/http.ts";
import { createSlots } from "./slots.ts";

const START = Date.parse("2026-11-02T10:00:00Z");

/** Writes down the rates that are asked for, and lets everybody pass. */
function open(): {
  readonly limiter: Limiter;
  readonly rates: readonly number[];
  readonly pauses: readonly Date[];
} {
  const rates: number[] = [];
  const pauses: Date[] = [];
  const limiter: Limiter = {
    acquire: async (_, { perSecond }) => void rates.push(perSecond),
    pause: async (_, until) => void pauses.push(until),
    block: async () => undefined,
    unblock: async () => undefined,
    blocked: async () => undefined,
  };
  return { limiter, rates, pauses };
}

test("after a 429 everybody pauses, and this worker asks for fewer slots for a minute", async () => {
  const { limiter, rates, pauses } = open();
  let at = START;
  const slots = createSlots({ limiter, limitKey: "acme/kommo", perSecond: 5, now: () => new Date(at) });
  await slots.take();
  const until = new Date(START + 2_000);
  const limited = slots.guard(async () => {
    throw new CountersignError("rate_limited", { next: "wait", until }, "Slow down.");
  });
  const call = { method: "GET", to: "/api/v4/leads", operation: "leads.get", safe: true } as const;
  await expect(limited(call)).rejects.toMatchObject({ code: "rate_limited" });
  expect(pauses).toEqual([until]);
  await slots.take();
  at = until.getTime() + 60_000;
  await slots.take();
  expect(rates).toEqual([5, 3, 5]);
});
