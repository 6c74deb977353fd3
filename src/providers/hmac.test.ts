import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { fitsHmac, hexDigest } from "./hmac.ts";

const BODY = Buffer.from('{"event":"contract.signed"}');
const hex = createHmac("sha256", "the-secret").update(BODY).digest("hex");

test("a digest in hex is read with and without its scheme, in capitals too", () => {
  for (const header of [hex, `sha256=${hex}`, ` ${hex.toUpperCase()} `]) {
    expect(fitsHmac(BODY, hexDigest(header), ["older", "the-secret"])).toBe(true);
  }
});

test("what is no digest claims nothing, and nothing fits no secret", () => {
  for (const header of [undefined, "", "sha256=", hex.slice(1), `${hex}00`, `md5=${hex}`, "z".repeat(64)]) {
    expect(hexDigest(header)).toBeUndefined();
  }
  expect(fitsHmac(BODY, undefined, ["the-secret"])).toBe(false);
  expect(fitsHmac(BODY, hexDigest(hex), ["", "another"])).toBe(false);
});
