import { expect, test } from "vitest";
import { jsonOf } from "./json-of.ts";

test("a number that JavaScript would round stays whole", () => {
  expect(jsonOf(Buffer.from('{"id":389415000000012001}'))).toEqual({ id: "389415000000012001" });
});

test("what is no JSON, or no UTF-8, is nothing", () => {
  expect(jsonOf(Buffer.from("event=signed"))).toBeUndefined();
  expect(jsonOf(Buffer.from([0x22, 0xff, 0x22]))).toBeUndefined();
  expect(jsonOf(new Uint8Array())).toBeUndefined();
});
