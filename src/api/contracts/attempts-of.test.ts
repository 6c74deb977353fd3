import { expect, test } from "vitest";
import { attemptsOf } from "./attempts-of.ts";

const AT = "https://vendor.example/v1";
const create = { connection: "contracts", operation: "create", method: "POST", url: `${AT}/contracts` };
const read = { connection: "contracts", operation: "read", method: "GET", url: `${AT}/contracts/7?full=1` };

test("a call that is repeated because it failed counts on, others between them or not", () => {
  const calls = [
    { ...create, status: 503 },
    { ...read, status: 200 },
    create,
    { ...create, status: 422 },
    { ...create, status: 201 },
  ];
  expect(attemptsOf(calls)).toEqual([1, 1, 2, 3, 4]);
});

test("a call after one that was answered is the first of its step", () => {
  const calls = [
    { ...read, status: 200 },
    { ...read, status: 404 },
    { ...read, status: 200 },
    { ...read, status: 429 },
    { ...read, url: `${AT}/contracts/7`, status: 200 },
    { ...read, status: 200 },
  ];
  expect(attemptsOf(calls)).toEqual([1, 1, 1, 1, 2, 1]);
});

test("calls to other addresses, connections and methods are other steps", () => {
  const calls = [
    { ...read, status: 500 },
    { ...read, url: `${AT}/contracts/8`, status: 200 },
    { ...read, connection: "others", status: 200 },
    { ...read, method: "PATCH", status: 404 },
    { ...read, method: "PATCH", status: 200 },
  ];
  expect(attemptsOf(calls)).toEqual([1, 1, 1, 1, 2]);
});
