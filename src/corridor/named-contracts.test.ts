import { expect, test } from "vitest";
import { namedContracts } from "./named-contracts.ts";

test.each([
  ["5630", ["5630"]],
  ["  doc-1 ", ["doc-1"]],
  ["https://app.oneflow.com/contracts/987654/view", ["987654"]],
  ["https://sign.zoho.eu/zs/acme#/request/details/5630000001", ["5630000001"]],
  [
    "https://app.example.com/draft/Agreement/1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed?tab=2",
    ["1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed", "2"],
  ],
])("%s names %j", (text, ids) => {
  expect(namedContracts(text)).toEqual(ids);
});

test.each([
  "",
  "..",
  ".",
  "a/b",
  "a b",
  "https://",
  "https://app.example.com/../..",
  "x".repeat(201),
  "%2e%2e",
  "a\u0000",
  "https://x.example/%zz",
])("%j names nothing", (text) => {
  expect(namedContracts(text)).toEqual([]);
});

test("of a long address only a few parts are tried", () => {
  const path = Array.from({ length: 40 }, (_, at) => `id${at}`).join("/");
  expect(namedContracts(`https://app.example.com/${path}`)).toHaveLength(6);
});
