import { expect, test } from "vitest";
import { aContract } from "../../tests/builders.ts";
import { shownStatus, STATUSES } from "./contract.ts";
import { CountersignError, LOOK } from "./errors.ts";
import { isDealId } from "./ids.ts";
import { isOver, mayMove } from "./moves.ts";
import { OUTCOMES } from "./playbook.ts";
import { signingOrderOf } from "./signer.ts";

test("an operator reads failed where a person must act, else where the contract stands", () => {
  expect(shownStatus(aContract({ status: "sent" }))).toBe("sent");
  const failure = { code: "forbidden", detail: "", where: {}, step: "send", since: "" } as const;
  expect(shownStatus(aContract({ status: "sent", failure }))).toBe("failed");
});

test("every contract can still be taken back, or is over", () => {
  for (const status of STATUSES) expect(isOver(status) || mayMove(status, "withdrawn")).toBe(true);
  expect(STATUSES.filter(isOver)).toEqual(["signed", "declined", "expired", "withdrawn"]);
});

test.each([
  ["planned", "signed", false],
  ["planned", "sent", true],
  ["drafted", "planned", false],
  ["sent", "drafted", true],
  ["sent", "planned", false],
  ["signed", "sent", true],
  ["signed", "declined", false],
  ["signed", "withdrawn", false],
  ["declined", "sent", true],
  ["declined", "expired", false],
  ["expired", "sent", true],
  ["expired", "signed", true],
  ["withdrawn", "sent", false],
  ["withdrawn", "signed", false],
] as const)("%s may become %s: %s", (from, to, allowed) => {
  expect(mayMove(from, to)).toBe(allowed);
});

test("whatever a deal's people may have to hear of a contract has an outcome of its own", () => {
  const told = STATUSES.filter((status) => status !== "planned" && status !== "drafted");
  expect([...OUTCOMES].toSorted()).toEqual([...told, "viewed", "signerSigned", "failed"].toSorted());
});

test("nothing becomes what it is already", () => {
  for (const status of STATUSES) expect(mayMove(status, status)).toBe(false);
});

test.each([
  [[], "parallel"],
  [[1], "parallel"],
  [[2, 2, 2], "parallel"],
  [[1, 2, 3], "sequential"],
  [[3, 1], "sequential"],
  [[1, 1, 2], "grouped"],
] as const)("signers in the steps %j sign %s", (steps, order) => {
  expect(signingOrderOf(steps.map((step) => ({ order: step })))).toBe(order);
});

test("an error says what happened and the particulars, and keeps verdict, place and cause", () => {
  const cause = new TypeError("socket hang up");
  const error = new CountersignError("outcome_unknown", LOOK, "Kommo hung up.", { httpStatus: 502 }, cause);
  expect(error.message).toBe("The call may or may not have been carried out. Kommo hung up.");
  expect(error).toMatchObject({
    code: "outcome_unknown",
    verdict: { next: "look" },
    detail: "Kommo hung up.",
  });
  expect(error.where).toEqual({ httpStatus: 502 });
  expect(error.cause).toBe(cause);
  const bare = new CountersignError("unreachable", { next: "retry" }, "");
  expect(bare.where).toEqual({});
  expect("cause" in bare).toBe(false);
});

test.each([
  ["7", true],
  ["27650011", true],
  ["1".repeat(20), true],
  ["1".repeat(21), false],
  ["", false],
  ["7a", false],
  ["a7", false],
  ["-7", false],
  [" 7", false],
  ["7\n", false],
])("%j may be a deal's id: %s", (text, may) => {
  expect(isDealId(text)).toBe(may);
});
