import { expect, test } from "vitest";
import { createRemoteIds } from "./remote-id.ts";

const NOT_IDS = ["", "x/../../templates", "a b", "%2e%2e", "..", "?q", "a\n", "é", "x".repeat(101)];
const { remoteIdFrom, pathSegment } = createRemoteIds("Papermill");

test("ids are strings, whatever the vendor sent", () => {
  expect(remoteIdFrom("3c5c2258-9885-4652-aeb3-a1aa8f1b5461")).toBe("3c5c2258-9885-4652-aeb3-a1aa8f1b5461");
  expect(remoteIdFrom("drf_1")).toBe("drf_1");
  expect(remoteIdFrom(42)).toBe("42");
  expect(pathSegment("drf_1")).toBe("drf_1");
});

test("what could lead to another path is no id", () => {
  for (const text of NOT_IDS) {
    expect(remoteIdFrom(text)).toBeUndefined();
    expect(() => pathSegment(text)).toThrow(
      expect.objectContaining({
        code: "not_found",
        detail: "This is not an id that Papermill gives out.",
      }),
    );
  }
  for (const value of [null, undefined, {}, [1], true, 1.5]) expect(remoteIdFrom(value)).toBeUndefined();
});

test("a vendor's own form is the narrower one", () => {
  const digits = createRemoteIds("Papermill", /^\d{1,24}$/);
  expect(digits.remoteIdFrom("389415000000012001")).toBe("389415000000012001");
  expect(digits.remoteIdFrom("drf_1")).toBeUndefined();
  expect(() => digits.pathSegment("drf_1")).toThrow(expect.objectContaining({ code: "not_found" }));
});
