import * as fc from "fast-check";
import { expect, test } from "vitest";
import { failureText } from "./failure-text.ts";

test("the documented shape is told with its failures and where they are", () => {
  const failures = [
    { title: "is invalid", detail: "must be a uuid", source: { pointer: "/document/version" } },
  ];
  expect(failureText({ error: { type: "bad_request", message: "Bad request", failures } })).toBe(
    "Bad request; is invalid: must be a uuid (/document/version)",
  );
});

test("the looser shape of the vendor's own client is told field by field", () => {
  expect(failureText({ error: { title: ["is too long", "is odd"] } })).toBe("title: is too long, is odd");
});

test("links are not passed on", () => {
  expect(failureText({ error: { message: "See https://app.example.com/sign/secret now" } })).toBe(
    "See … now",
  );
});

test("other shapes are left to the common judge, and none throws", () => {
  expect(failureText({ error: "not found" })).toBeUndefined();
  expect(failureText({ error: {} })).toBeUndefined();
  fc.assert(
    fc.property(fc.anything(), (body) => {
      expect(["string", "undefined"]).toContain(typeof failureText(body));
    }),
  );
});
