import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { briefDoor, documentedDoor } from "./notices.ts";

/** The example that the vendor prints on its page about HMAC, with its odd first brace. */
const VECTOR = {
  secret: "thisisthesamplekeyfortestingpurposes",
  body: '{{"requests":{"request_name":"Test Name"},"notifications":{"operation_type":"RequestSigningSuccess"}}',
  signature: "drbSrM4H816RYKpZiRBLddUa0yHaTrwjtY04sIZFZus=",
};
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const read = (text: string) => documentedDoor([]).read({ headers: {}, body: bytes(text) });

test("the signature of the vendor's own example is right", () => {
  const call = { headers: { "x-zs-webhook-signature": VECTOR.signature }, body: bytes(VECTOR.body) };
  expect(documentedDoor([VECTOR.secret]).isAuthentic(call)).toBe(true);
  expect(documentedDoor(["newer", VECTOR.secret]).isAuthentic(call)).toBe(true);
  expect(documentedDoor(["another"]).isAuthentic(call)).toBe(false);
  expect(documentedDoor([]).isAuthentic(call)).toBe(false);
  expect(documentedDoor([VECTOR.secret]).isAuthentic({ ...call, headers: {} })).toBe(false);
});

test("a timestamp beside it changes nothing: the body alone is signed", () => {
  const headers = { "x-zs-webhook-signature": VECTOR.signature, "x-zs-webhook-timestamp": "1712729733" };
  expect(documentedDoor([VECTOR.secret]).isAuthentic({ headers, body: bytes(VECTOR.body) })).toBe(true);
});

test("each dialect knows its own header and spelling only", () => {
  const hex = createHmac("sha256", "s").update("{}").digest("hex");
  const base64 = createHmac("sha256", "s").update("{}").digest("base64");
  const body = bytes("{}");
  expect(briefDoor(["s"]).isAuthentic({ headers: { "x-zoho-webhook-token": hex }, body })).toBe(true);
  expect(briefDoor(["s"]).isAuthentic({ headers: { "x-zoho-webhook-token": base64 }, body })).toBe(false);
  expect(briefDoor(["s"]).isAuthentic({ headers: { "x-zs-webhook-signature": base64 }, body })).toBe(false);
  expect(documentedDoor(["s"]).isAuthentic({ headers: { "x-zs-webhook-signature": hex }, body })).toBe(false);
  expect([briefDoor([]).refusal, documentedDoor([]).refusal]).toEqual([401, 401]);
});

test.each([
  [
    '{"requests":{"request_id":389415000000012001},"notifications":{"operation_type":"RequestCompleted"}}',
    "389415000000012001",
    "RequestCompleted",
  ],
  [
    '{"requests":{"request_id":"389415000000012001"},"notifications":{"operation":"RequestCompleted"}}',
    "389415000000012001",
    "RequestCompleted",
  ],
  [
    '{"requests":{"request_id":1000000102049},"notifications":{"operation":"document.declined"}}',
    "1000000102049",
    "document.declined",
  ],
  ['{"requests":{"request_id":"7"},"event":"document.expired"}', "7", "document.expired"],
  ['{"requests":{"request_id":"7"}}', "7", "no event named"],
])("%s says where to look, every digit of it", (body, id, event) => {
  expect(read(body)).toEqual({ about: [id], event });
});

test.each([
  ['{"requests":{"request_id":1.5e300},"event":"x"}', "no usable contract id in the call"],
  ['{"requests":{"request_id":"../7"},"event":"x"}', "no usable contract id in the call"],
  ['{"requests":{"request_id":-7},"event":"x"}', "no usable contract id in the call"],
  ['{"requests":{},"notifications":{"operation_type":"RequestCompleted"}}', "no contract in the call"],
  ['{"requests":[{"request_id":"7"}]}', "no contract in the call"],
  ["no JSON", "no contract in the call"],
])("%s is about nothing", (body, ignored) => {
  expect(read(body)).toMatchObject({ about: [], ignored });
});
