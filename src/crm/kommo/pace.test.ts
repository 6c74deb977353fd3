import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createPace } from "./pace.ts";

test("calls that keep their distance do not wait", () => {
  let nowMs = 0;
  const pace = createPace(7, () => nowMs);
  for (let call = 0; call < 50; call += 1) {
    expect(pace()).toBe(0);
    nowMs += 165;
  }
});

test("however slots come late, no second holds more calls than allowed", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(400), { minLength: 8, maxLength: 60 }), (gaps) => {
      let nowMs = 0;
      const pace = createPace(7, () => nowMs);
      const sent = gaps.map((gap) => {
        nowMs += gap;
        return nowMs + pace();
      });
      const tooSoon = sent.filter((time, at) => time - (sent[at - 7] ?? Number.NEGATIVE_INFINITY) <= 1000);
      expect(tooSoon).toEqual([]);
    }),
  );
});

test("calls that travel up to 150 ms longer than others arrive as no more than allowed in any second", () => {
  const late = fc.array(fc.tuple(fc.nat(300), fc.nat(149)), { minLength: 8, maxLength: 60 });
  fc.assert(
    fc.property(late, (calls) => {
      let nowMs = 0;
      const pace = createPace(7, () => nowMs);
      const arrived = calls.map(([gap, travel]) => {
        nowMs += gap;
        return nowMs + pace() + travel;
      });
      const inOrder = arrived.toSorted((a, b) => a - b);
      const tooSoon = inOrder.filter(
        (time, at) => time - (inOrder[at - 7] ?? Number.NEGATIVE_INFINITY) < 1000,
      );
      expect(tooSoon).toEqual([]);
    }),
  );
});

test("less than one call a second is left to the shared limit", () => {
  const pace = createPace(0.5, () => 0);
  expect([pace(), pace(), pace()]).toEqual([0, 0, 0]);
});
