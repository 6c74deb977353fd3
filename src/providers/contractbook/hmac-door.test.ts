import { createHmac } from "node:crypto";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { createHmacDoor } from "./hmac-door.ts";

const SECRET = "whsec_current";
const BODY = new TextEncoder().encode('{ "event": "contract.signed", "data": {"id": "drf_1"} }');
const door = createHmacDoor([SECRET, "whsec_previous"]);

const sign = (body: Uint8Array, secret = SECRET): string =>
  createHmac("sha256", secret).update(body).digest("hex");
const accepts = (signature: string | undefined, body = BODY): boolean | Promise<boolean> =>
  door.isAuthentic({
    headers: signature === undefined ? {} : { "x-contractbook-signature": signature },
    body,
  });

test("a signature over the raw bytes is accepted, also with its prefix and in capitals", () => {
  expect(accepts(sign(BODY))).toBe(true);
  expect(accepts(`sha256=${sign(BODY)}`)).toBe(true);
  expect(accepts(sign(BODY).toUpperCase())).toBe(true);
});

test("the previous secret is still accepted, a foreign one is not", () => {
  expect(accepts(sign(BODY, "whsec_previous"))).toBe(true);
  expect(accepts(sign(BODY, "whsec_other"))).toBe(false);
});

test("missing, empty, truncated, lengthened and non-hex signatures are refused", () => {
  const good = sign(BODY);
  const bad = [
    undefined,
    "",
    good.slice(0, -1),
    good.slice(0, 62),
    `${good}0`,
    `${good}, ${good}`,
    `z${good.slice(1)}`,
  ];
  expect(bad.map((signature) => accepts(signature))).toEqual(bad.map(() => false));
});

test("one flipped bit in the signature or the body is refused", () => {
  fc.assert(
    fc.property(fc.nat(255), (bit) => {
      const flipped = Buffer.from(sign(BODY), "hex");
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(accepts(flipped.toString("hex"))).toBe(false);
      const body = Uint8Array.from(BODY);
      body[bit % body.length] = (body[bit % body.length] ?? 0) ^ 1;
      expect(accepts(sign(BODY), body)).toBe(false);
    }),
  );
});

test("the same JSON in other bytes is another body", () => {
  const rewritten = new TextEncoder().encode(JSON.stringify(JSON.parse(new TextDecoder().decode(BODY))));
  expect(accepts(sign(BODY), rewritten)).toBe(false);
});

test("without a secret nothing is authentic, not even a signature made with an empty one", () => {
  for (const secrets of [[], [""]]) {
    const headers = { "x-contractbook-signature": createHmac("sha256", "").update(BODY).digest("hex") };
    expect(createHmacDoor(secrets).isAuthentic({ headers, body: BODY })).toBe(false);
  }
});

test("no header makes it throw", () => {
  fc.assert(
    fc.property(fc.string(), fc.uint8Array(), (signature, body) => {
      expect(accepts(signature, body)).toBe(false);
    }),
  );
});

test("refusals are 403, as in the article", () => {
  expect(door).toMatchObject({ proof: "signature", refusal: 403 });
});
