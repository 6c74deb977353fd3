import { expect, test } from "vitest";
import { nameToId } from "../playbooks/editor/name-to-id.ts";
import { freeId } from "./free-id.ts";

test("a second connection of a vendor gets a number", () => {
  expect(freeId("signing", [])).toBe("signing");
  expect(freeId("signing", ["signing", "signing-2"])).toBe("signing-3");
});

test("what people type becomes an id", () => {
  expect(nameToId("Won agreement (Zürich)")).toBe("won-agreement-zurich-");
  expect(nameToId("-- 2026")).toBe("2026");
});
