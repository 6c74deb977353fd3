import { expect, test } from "vitest";
import { holdBody } from "./held-body.ts";
import { createRedactor } from "./redact.ts";
import { isSensitiveKey, redactPairs } from "./redact-keys.ts";

const secret = "k+/ey?42/Zürich&more";
const redactor = createRedactor([secret, "abc"]);

test("a known secret goes in every spelling", () => {
  const forms = [
    secret,
    encodeURIComponent(secret),
    Buffer.from(secret).toString("base64"),
    Buffer.from(secret).toString("base64url"),
    Buffer.from(`user:${secret}`).toString("base64"),
    Buffer.from(`me:${secret}`).toString("base64"),
    Buffer.from(secret).toString("hex"),
    JSON.stringify(secret).slice(1, -1),
  ];
  for (const form of forms) {
    const clean = redactor.text(`before ${form} after`);
    expect(clean).toContain("[secret]");
    expect(clean.length).toBeLessThan(40);
  }
});

test("a very short secret does not eat ordinary words", () => {
  expect(redactor.text("abcdef")).toBe("abcdef");
});

test.each([
  ['{"access_token":"x","expires_in":86400}', '{"access_token":"[removed]","expires_in":86400}'],
  ['{"token" : 12345, "a":1}', '{"token" : "[removed]", "a":1}'],
  ['{"signing_links":["https://a","https://b"],"a":1}', '{"signing_links":"[removed]","a":1}'],
  ['{"secrets":{"a":"}","b":[1]},"c":2}', '{"secrets":"[removed]","c":2}'],
  ['{"password":"a\\"b","c":2}', '{"password":"[removed]","c":2}'],
  ['{"password":"cut off in the mid', '{"password":"[removed]"'],
  ['{"body":"{\\"api_key\\":\\"x\\",\\"n\\":1}"}', '{"body":"{\\"api_key\\":\\"[removed]\\",\\"n\\":1}"}'],
  ['{"body":"{\\"api_key\\":\\"cut","c":2}', '{"body":"{\\"api_key\\":\\"[removed]\\"","c":2}'],
  [
    '{"body":"{\\"secrets\\":{\\"a\\":\\"}\\"},\\"n\\":1}","c":2}',
    '{"body":"{\\"secrets\\":\\"[removed]\\",\\"n\\":1}","c":2}',
  ],
  ['{"page_token":"p2","token_type":"Bearer"}', '{"page_token":"p2","token_type":"Bearer"}'],
])("%s", (text, clean) => {
  expect(redactPairs(text)).toBe(clean);
});

test.each([
  "preview_url",
  "signing_url",
  "upload_url",
  "uploadUrl",
  "presigned_url",
  "session_uri",
  "signUrl",
  "sign_link",
  "Authorization",
  "Set-Cookie",
  "refreshToken",
  "client_secret",
])("%s is sensitive", (key) => {
  expect(isSensitiveKey(key)).toBe(true);
});

test.each(["name", "status", "signed_at", "signer", "url", "template_id"])("%s is not", (key) => {
  expect(isSensitiveKey(key)).toBe(false);
});

test("queries of links, bearer tokens and file contents go", () => {
  const pdf = Buffer.alloc(3000, 7).toString("base64");
  const text = `{"file":"${pdf}","href":"https:\\/\\/s3.example.com\\/a.pdf?X-Sig=1\\u0026b=2","h":"Bearer abcdef123"}`;
  expect(redactor.text(text)).toBe(
    '{"file":"[3000 bytes]","href":"https:\\/\\/s3.example.com\\/a.pdf?[query]","h":"Bearer [secret]"}',
  );
});

test("an address keeps its path and short plain values", () => {
  const url =
    "https://u:p@api.example.com/v4/leads?page=2&filter%5Bid%5D=77&access_token=zz&q=ann%40example.com#frag";
  expect(redactor.url(url)).toBe(
    "https://api.example.com/v4/leads?page=2&filter[id]=77&access_token=[…]&q=[…]",
  );
});

test("bodies are cut to 8 KiB and say how long they were", () => {
  const clean = redactor.body(holdBody("ä ".repeat(50_000), "text/plain"));
  expect(clean.length).toBeLessThan(8300);
  expect(clean).toMatch(/… \[150000 bytes in all\]$/);
});

test("a secret that the cut would split does not survive", () => {
  const body = `${`${"a ".repeat(100)}"${Buffer.alloc(1500).toString("base64")}" `.repeat(14)}${" ".repeat(700)}`;
  const placed = `${body.slice(0, 32 * 1024 - 8)}${secret}${"y ".repeat(9000)}`;
  expect(redactor.body(holdBody(placed, "text/plain"))).not.toContain(secret.slice(0, 8));
});

test("files become their size and type", () => {
  expect(redactor.body(holdBody(Buffer.from("%PDF-1.7 …"), undefined))).toBe("[12 bytes]");
  expect(redactor.body(holdBody(Buffer.alloc(9), "image/png"))).toBe("[9 bytes of image/png]");
  expect(redactor.body(holdBody(Buffer.from("plain"), undefined))).toBe("plain");
});

test("forms are shown decoded, with JSON inside looked through", () => {
  const form = new URLSearchParams({
    data: '{"token":"t","name":"Ann"}',
    client_secret: "x",
    grant_type: "refresh_token",
  });
  expect(redactor.body(holdBody(form.toString(), "application/x-www-form-urlencoded"))).toBe(
    'data={"token":"[removed]","name":"Ann"}&client_secret=[removed]&grant_type=refresh_token',
  );
});

test.each([
  '"token":['.repeat(3600),
  '"'.repeat(32_000),
  '"a":'.repeat(8000),
  "https://".repeat(4000),
  "eyJ".repeat(10_000),
  `"token":"${"\\".repeat(32_000)}`,
  '\\"token\\":\\"'.repeat(2500),
])("hostile texts are done before the test runner loses patience", (text) => {
  expect(redactor.body(holdBody(text, "application/json")).length).toBeLessThan(8300);
});
