import { expect, test } from "vitest";
import { CountersignError } from "../domain/errors.ts";
import { createAnswer } from "./answer.ts";
import type { HttpAnswer } from "./http.ts";
import { expectStatus } from "./judge.ts";
import { createRedactor } from "./redact.ts";

const at = new Date("2026-11-02T10:00:00Z");

function answer(
  status: number,
  options: { body?: string; headers?: Record<string, string>; safe?: boolean } = {},
): HttpAnswer {
  return createAnswer({
    status,
    headers: new Headers(options.headers ?? {}),
    bytes: Buffer.from(options.body ?? ""),
    at,
    safe: options.safe ?? false,
    connection: "contracts",
    operation: "create",
    redactor: createRedactor(["sup3r-s3cret"]),
  });
}

function thrown(given: HttpAnswer): CountersignError {
  try {
    expectStatus(given, [200]);
  } catch (error) {
    if (error instanceof CountersignError) return error;
  }
  throw new Error("No CountersignError was thrown.");
}

test("an accepted status passes", () => {
  expect(() => expectStatus(answer(204), [200, 204])).not.toThrow();
});

test("a page for people with an accepted status tells nothing about an effect", () => {
  const headers = { "content-type": "Text/HTML; charset=utf-8" };
  const page = "<html>Down for maintenance</html>";
  expect(thrown(answer(200, { body: page, headers }))).toMatchObject({
    code: "answer_unreadable",
    verdict: { next: "look" },
  });
  expect(thrown(answer(200, { body: page, headers, safe: true }))).toMatchObject({
    verdict: { next: "stop" },
  });
  expect(() => expectStatus(answer(200, { headers }), [200])).not.toThrow();
  expect(() => expectStatus(answer(404, { body: page, headers }), [404])).not.toThrow();
});

test.each([
  [400, "order_invalid"],
  [401, "credentials_rejected"],
  [402, "plan_required"],
  [403, "forbidden"],
  [404, "not_found"],
  [409, "state_conflict"],
  [410, "not_found"],
  [422, "order_invalid"],
  [405, "answer_unreadable"],
])("%i stops with %s", (status, code) => {
  expect(thrown(answer(status))).toMatchObject({ code, verdict: { next: "stop" } });
});

test("5xx: a read is repeated, a create is looked for", () => {
  expect(thrown(answer(502, { safe: true }))).toMatchObject({
    code: "unavailable",
    verdict: { next: "retry" },
  });
  expect(thrown(answer(502))).toMatchObject({ code: "outcome_unknown", verdict: { next: "look" } });
  expect(thrown(answer(503, { safe: true, headers: { "retry-after": "60" } }))).toMatchObject({
    code: "unavailable",
    verdict: { next: "wait", until: new Date("2026-11-02T10:01:00Z") },
  });
});

test("an unexpected success or redirect of an unsafe call may hide an effect", () => {
  expect(thrown(answer(202))).toMatchObject({ code: "answer_unreadable", verdict: { next: "look" } });
  expect(thrown(answer(302, { safe: true }))).toMatchObject({ verdict: { next: "stop" } });
});

function until(options: Parameters<typeof answer>[1]): unknown {
  return thrown(answer(429, options)).verdict;
}

test("429 waits as long as the answer asks for", () => {
  expect(until({ headers: { "retry-after": "5" } })).toEqual({
    next: "wait",
    until: new Date("2026-11-02T10:00:05Z"),
  });
  expect(until({ body: '{"retry_after":20}' })).toEqual({
    next: "wait",
    until: new Date("2026-11-02T10:00:20Z"),
  });
  expect(until({})).toEqual({ next: "wait", until: new Date("2026-11-02T10:00:10Z") });
});

test("the vendor's message is shown, cut and without secrets", () => {
  const body = JSON.stringify({
    error: {
      message: `The key sup3r-s3cret is\nwrong. See https://x.example.com/?sig=abcdef ${"!".repeat(400)}`,
    },
  });
  const { detail } = thrown(answer(422, { body }));
  expect(detail).toMatch(
    /^The answer was 422: The key \[secret\] is wrong\. See https:\/\/x\.example\.com\/\?\[query\] !+…$/,
  );
  expect(detail.length).toBeLessThan(340);
});

test.each([
  ['{"errors":[{"message":"a"},{"detail":"b"}]}', "a; b"],
  ['{"code":9041,"message":"Extra key","status":"failure"}', "Extra key"],
  [
    '{"title":"Bad Request","validation-errors":[{"errors":[{"detail":"x is required"}]}]}',
    "Bad Request; x is required",
  ],
  ['{"error":"invalid_grant","error_description":"too old"}', "too old; invalid_grant"],
])("finds the message in %s", (body, message) => {
  expect(thrown(answer(400, { body })).detail).toBe(`The answer was 400: ${message}`);
});

test.each([
  "[".repeat(10_000),
  '{"message":{"message":{"message":{"message":{"message":"deep"}}}}}',
  "null",
  "\u0000\u0001",
])("a hostile body does no harm", (body) => {
  expect(thrown(answer(400, { body })).detail).toBe("The answer was 400.");
});
