import { expect, test } from "vitest";
import { PROVIDERS, providerById } from "./all.ts";

test("every provider is found by its id, and by no other name", () => {
  for (const provider of PROVIDERS) expect(providerById(provider.id)).toBe(provider);
  expect(providerById("constructor")).toBeUndefined();
});

test("ids are fit for a folder, a URL and a docs page, and no two are alike", () => {
  const ids = PROVIDERS.map(({ id }) => id);
  expect(ids.every((id) => /^[a-z][a-z-]*$/.test(id))).toBe(true);
  expect(new Set(ids).size).toBe(ids.length);
});
