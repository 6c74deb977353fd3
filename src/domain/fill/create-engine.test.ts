import { expect, test, vi } from "vitest";

// a third party's change, which types would not show
vi.mock(import("liquidjs"), async (original) => ({ ...(await original()), filters: {} }));

test("a Liquid library that has lost its date filter is noticed at start, not in a contract", async () => {
  const { createEngine } = await import("./create-engine.ts");
  const settings = { timezone: "UTC", locale: "en", now: new Date(0) };
  expect(() => createEngine(settings)).toThrow("liquidjs lost its date filter");
});
