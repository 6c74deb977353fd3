import { expect, test } from "vitest";
import { aContract } from "../../../tests/builders.ts";
import { isSettled, labelOf, markerOf } from "./label.ts";

const effect = { attempt: 1, at: "2026-11-02T09:00:00.000Z" } as const;

test("the first round has no number, later ones have", () => {
  expect(labelOf({ rounds: {} }, "expired")).toBe("expired");
  expect(labelOf({ rounds: { expired: 1 } }, "expired")).toBe("expired");
  expect(labelOf({ rounds: { expired: 2, signed: 1 } }, "expired")).toBe("expired#2");
});

test("a note and a task of one outcome carry one marker, another outcome's carry another", () => {
  const contract = aContract();
  expect(markerOf(contract, "signed/note")).toBe(`[${contract.reference} signed]`);
  expect(markerOf(contract, "signed/task")).toBe(markerOf(contract, "signed/note"));
  expect(markerOf(contract, "expired#2/note")).toBe(`[${contract.reference} expired#2]`);
  expect(markerOf(contract, "signed/left-alone/task")).not.toBe(markerOf(contract, "signed/task"));
});

test("done and skipped are settled; started may or may not have happened", () => {
  const effects = {
    a: { ...effect, state: "done" },
    b: { ...effect, state: "skipped" },
    c: { ...effect, state: "started" },
  } as const;
  expect(["a", "b", "c", "d"].map((key) => isSettled({ effects }, key))).toEqual([true, true, false, false]);
});
