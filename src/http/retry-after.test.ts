import { expect, test } from "vitest";
import { parseRetryAfter, toldToWaitUntil, waitUntil } from "./retry-after.ts";

const now = new Date("2026-11-02T10:00:00Z");
const inSeconds = (value: number): Date => new Date(now.getTime() + value * 1000);

test.each([
  ["120", inSeconds(120)],
  ["0", now],
  ["Mon, 02 Nov 2026 10:00:30 GMT", inSeconds(30)],
  ["Monday, 02-Nov-26 10:00:30 GMT", inSeconds(30)],
  ["Mon Nov  2 10:00:30 2026", inSeconds(30)],
  ["-5", undefined],
  ["soon", undefined],
  ["", undefined],
  [null, undefined],
  ["9".repeat(400), undefined],
])("Retry-After %s", (value, at) => {
  expect(parseRetryAfter(value, now)).toEqual(at);
});

test.each([
  ["retry-after", "7", 7],
  ["ratelimit-reset", "50", 50],
  ["x-ratelimit-reset", String(now.getTime() / 1000 + 90), 90],
  ["x-ratelimit-reset", String(now.getTime() + 45_000), 45],
  ["ratelimit", '"default";r=0;t=33', 33],
  ["retry-after", "86400", 3600],
  ["retry-after", "0", 1],
  ["retry-after", "Mon, 02 Nov 2020 10:00:30 GMT", 1],
])("%s: %s means %s seconds", (name, value, expected) => {
  expect(toldToWaitUntil({ headers: new Headers({ [name]: value }) }, now)).toEqual(inSeconds(expected));
});

test("without a hint it is ten seconds", () => {
  expect(waitUntil({ headers: new Headers(), body: [1, "x"] }, now)).toEqual(inSeconds(10));
  expect(toldToWaitUntil({ headers: new Headers() }, now)).toBeUndefined();
});

test("the body may name the time", () => {
  expect(waitUntil({ headers: new Headers(), body: { retry_after: 12 } }, now)).toEqual(inSeconds(12));
  expect(waitUntil({ headers: new Headers(), body: { retryAfter: "15" } }, now)).toEqual(inSeconds(15));
});
