import { expect, test } from "vitest";
import { freeId } from "./free-id.ts";

test("a second connection of a vendor gets a number", () => {
  expect(freeId("signing", [])).toBe("signing");
  expect(freeId("signing", ["signing", "signing-2"])).toBe("signing-3");
});
