import { expect, test } from "vitest";
import { differencesOf } from "./differences.ts";

test("each leaf that differs is told, with what stood there", () => {
  expect(differencesOf({ a: { b: 1, c: 2 }, d: [1, 2] }, { a: { b: 3, c: 2 }, d: [1] })).toEqual([
    { path: "a.b", before: 1, after: 3 },
    { path: "d.1", before: 2 },
  ]);
});

test("a group that comes in, goes out or is switched on is told piece by piece", () => {
  const signer = { name: "Ada", email: "ada@example.com" };
  expect(differencesOf({ signers: [] }, { signers: [signer] })).toEqual([
    { path: "signers.0.name", after: "Ada" },
    { path: "signers.0.email", after: "ada@example.com" },
  ]);
  expect(differencesOf({ task: false }, { task: { text: "Call" } })).toEqual([
    { path: "task.text", after: "Call" },
  ]);
  expect(differencesOf({ task: { text: "Call" } }, { task: false })).toEqual([
    { path: "task.text", before: "Call" },
  ]);
});

test("what came in or went out as a whole is told as a whole", () => {
  expect(differencesOf(undefined, { a: 1 })).toEqual([{ path: "", after: { a: 1 } }]);
  expect(differencesOf({ a: 1 }, undefined)).toEqual([{ path: "", before: { a: 1 } }]);
});
