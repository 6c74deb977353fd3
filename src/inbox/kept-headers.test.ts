import { expect, test } from "vitest";
import { keptHeaders, QUERY_HEADER } from "./kept-headers.ts";

test.each([
  "content-type",
  "content-encoding",
  "content-length",
  "user-agent",
  "date",
  "x-amocrm-requestid",
  "x-contractbook-signature",
  "x-event-name",
  "x-hook-id",
  "x-delivery",
  "x-webhook-timestamp",
  "traceparent",
  QUERY_HEADER,
])("%s is kept: it says what a call is about, or proves it", (name) => {
  expect(keptHeaders({ [name]: "v" })).toEqual({ [name]: "v" });
});

test.each([
  "cookie",
  "set-cookie",
  "authorization",
  "proxy-authorization",
  "x-webhook-password",
  "x-hook-api-key",
  "x-event-apikey",
  "accept",
  "host",
  "x-forwarded-for",
  `x-signature-${"a".repeat(90)}`,
])("%s is not kept", (name) => {
  expect(keptHeaders({ [name]: "v" })).toEqual({});
});

test("no call can fill the store with headers", () => {
  const many = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`x-event-${index}`, "v"]));
  expect(Object.keys(keptHeaders(many))).toEqual(Object.keys(many).slice(0, 40));
  expect(keptHeaders({ accept: "x", ...many })["x-event-39"]).toBe("v");
  const long = keptHeaders({ "x-event": `\u0000${"v".repeat(5_000)}` });
  expect(long["x-event"]).toBe("v".repeat(2_047));
  const name = `x-event-${"a".repeat(92)}`;
  expect(keptHeaders({ [name]: "v", [`${name}a`]: "v" })).toEqual({ [name]: "v" });
});
