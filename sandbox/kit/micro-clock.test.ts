import { expect, test } from "vitest";
import { createMicroClock, microsText, readMicros } from "./micro-clock.ts";

test("no two instants are the same while the clock stands still, and none goes back with it", () => {
  let ms = Date.parse("2026-01-31T09:00:00Z");
  const clock = createMicroClock(() => new Date(ms));
  const first = clock.tick();
  const second = clock.tick();
  ms -= 60_000;
  expect([second - first, clock.tick() - second]).toEqual([1, 1]);
  expect(microsText(second)).toBe("2026-01-31T09:00:00.000001Z");
});

test("an instant reads back to the microsecond, in any zone", () => {
  const micros = readMicros("2025-09-22T14:00:21.232572Z");
  expect(micros === undefined ? "" : microsText(micros)).toBe("2025-09-22T14:00:21.232572Z");
  expect(readMicros("2025-09-22T16:00:21.232572+02:00")).toBe(micros);
});

test.each(["2025-09-22", "yesterday", "2025-09-22T14:00:21", "2025-13-22T14:00:21Z", ""])(
  "%j is no instant",
  (text) => {
    expect(readMicros(text)).toBeUndefined();
  },
);
