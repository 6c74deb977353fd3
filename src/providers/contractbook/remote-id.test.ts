import { expect, test } from "vitest";
import { pathSegment, remoteIdFrom } from "./remote-id.ts";

const NOT_IDS = ["", "x/../../templates", "a b", "%2e%2e", "..", "?q", "a\n", "é", "x".repeat(101)];

test("ids are strings, whatever the vendor sent", () => {
  expect(remoteIdFrom("3c5c2258-9885-4652-aeb3-a1aa8f1b5461")).toBe("3c5c2258-9885-4652-aeb3-a1aa8f1b5461");
  expect(remoteIdFrom("drf_1")).toBe("drf_1");
  expect(remoteIdFrom(42)).toBe("42");
});

test("what could lead to another path is no id", () => {
  for (const text of NOT_IDS) {
    expect(remoteIdFrom(text)).toBeUndefined();
    expect(() => pathSegment(text)).toThrow(expect.objectContaining({ code: "not_found" }));
  }
  for (const value of [null, undefined, {}, [1], true, 1.5, Number.NaN]) {
    expect(["undefined", "string"]).toContain(typeof remoteIdFrom(value));
  }
  expect(remoteIdFrom(1.5)).toBeUndefined();
});
