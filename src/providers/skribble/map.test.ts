import { expect, test } from "vitest";
import { toContract } from "./map.ts";
import { SignatureRequest } from "./schema.ts";
import { REQUEST_ID, requestJson, signatureJson } from "./vendor-fixture.ts";

const read = (more: Readonly<Record<string, unknown>> = {}) =>
  toContract(SignatureRequest.parse(requestJson(more)));

test.each([
  ["OPEN", "sent"],
  ["SIGNED", "signed"],
  ["DECLINED", "declined"],
  ["WITHDRAWN", "withdrawn"],
  ["EXPIRED", "expired"],
  ["ERROR", "unknown"],
  ["PAUSED", "unknown"],
  ["__proto__", "unknown"],
])("%s is %s in our words", (status_overall, status) => {
  expect(read({ status_overall })).toMatchObject({ status, vendorStatus: status_overall });
});

test("a technical error is told as what it is", () => {
  expect(read({ status_overall: "ERROR" }).notes).toEqual([expect.stringContaining("technical error")]);
  expect(read().notes).toBeUndefined();
});

test("signers stand where the vendor says, or where their turn puts them", () => {
  const signatures = [
    signatureJson({ status_code: "SIGNED", sequence: 1, signed_at: "2026-11-05T10:00:00Z" }),
    signatureJson({ sequence: 2, last_viewed_at: "2026-11-05T11:00:00Z" }),
    signatureJson({ sequence: 2 }),
    signatureJson({ sequence: 3 }),
    signatureJson({ sequence: -1 }),
    signatureJson({ status_code: "WAITING" }),
    signatureJson({ status_code: "DECLINED" }),
    signatureJson({ status_code: "WITHDRAWN" }),
  ];
  expect(read({ signatures }).signers.map(({ status, at }) => [status, at])).toEqual([
    ["signed", "2026-11-05T10:00:00Z"],
    ["viewed", "2026-11-05T11:00:00Z"],
    ["asked", undefined],
    ["waiting", undefined],
    ["asked", undefined],
    ["waiting", undefined],
    ["declined", undefined],
    ["unknown", undefined],
  ]);
});

test("a signer with an account alone is known by the address", () => {
  const signatures = [{ account_email: "bo@example.com", status_code: "OPEN" }];
  expect(read({ signatures }).signers).toEqual([{ name: "", email: "bo@example.com", status: "asked" }]);
});

test.each([
  ["the request's own, where nobody's is told", { quality: "QES" }, [{}], "QES"],
  [
    "the weakest that was given",
    { quality: "AES_MINIMAL" },
    [{ signed_quality: "QES" }, { signed_quality: "AES" }],
    "AES",
  ],
  [
    "a demonstration, wherever one is among them",
    { quality: "AES" },
    [{ signed_quality: "DEMO" }, {}],
    "DEMO",
  ],
  ["no more than simple for a word that we do not know", { quality: "PART11" }, [{}], "SES"],
  ["the request's quality before anybody signed", { quality: "DEMO" }, [], "DEMO"],
])("the level reached is %s", (_, more, signed, level) => {
  const signatures = signed.map((one) => signatureJson({ status_code: "SIGNED", ...one }));
  expect(read({ ...more, signatures }).level).toBe(level);
});

test("the level is not told where the vendor says nothing about it", () => {
  expect(read({ quality: null, signatures: null }).level).toBeUndefined();
});

test("the page for colleagues is passed on, a signing link never", () => {
  expect(read().url).toBe(`https://my.skribble.com/view/${REQUEST_ID}`);
  expect(read({ signing_url: "https://my.skribble.com/sign/private?token=x" }).url).toBeUndefined();
  expect(JSON.stringify(read())).not.toContain("very-private-link");
});

test("surprises in what only informs do no harm", () => {
  const odd = { title: 7, signatures: "none", updated_at: {}, expiration_date: "soon", custom: [] };
  expect(read(odd)).toEqual({
    id: REQUEST_ID,
    status: "sent",
    vendorStatus: "OPEN",
    url: `https://my.skribble.com/view/${REQUEST_ID}`,
    signers: [],
    level: "AES",
    askedLevel: "AES",
  });
});
