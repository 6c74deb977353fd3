import { expect, test } from "vitest";
import type { Signer } from "./draft.ts";
import { moved, ordered, orderKind, possibleKinds } from "./signer-order.ts";

function signers(...orders: readonly (number | undefined)[]): readonly Signer[] {
  return orders.map((order) => ({
    role: "client",
    name: "Ada",
    email: "ada@example.com",
    receives: "signature",
    ...(order === undefined ? {} : { order }),
  }));
}

test("the numbers say how signers follow each other; without any they sign in turn", () => {
  expect(orderKind(signers(undefined, undefined))).toBe("inTurn");
  expect(orderKind(signers(1, 2, 3))).toBe("inTurn");
  expect(orderKind(signers(1, 1))).toBe("together");
  expect(orderKind(signers(1, 1, 2))).toBe("own");
});

test("a kind gives everybody their number", () => {
  expect(ordered(signers(4, 7), "inTurn").map(({ order }) => order)).toEqual([1, 2]);
  expect(ordered(signers(4, 7), "together").map(({ order }) => order)).toEqual([1, 1]);
});

test("one is moved, and nobody falls off the end", () => {
  expect(moved(["a", "b", "c"], 2, 0)).toEqual(["c", "a", "b"]);
  expect(moved(["a", "b"], 1, 2)).toEqual(["a", "b"]);
});

test("only orders that every connection can carry are offered", () => {
  const can = { order: ["parallel", "sequential"] };
  expect(possibleKinds([{ can }])).toEqual(["inTurn", "together"]);
  expect(possibleKinds([{ can }, { can: { order: ["parallel"] } }])).toEqual(["together"]);
  expect(possibleKinds([])).toEqual(["inTurn", "together", "own"]);
});
