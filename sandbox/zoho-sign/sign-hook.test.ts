import { expect, test } from "vitest";
import { signHook } from "./sign-hook.ts";

test("hooks are signed as in the vendor's published example, odd leading brace included", () => {
  // https://help.zoho.com/portal/en/kb/zoho-sign/admin-guide/webhooks/articles/securing-zoho-sign-webhooks-with-hmac-authentication
  const body =
    '{{"requests":{"request_name":"Test Name"},"notifications":{"operation_type":"RequestSigningSuccess"}}';
  expect(signHook("thisisthesamplekeyfortestingpurposes", body, "base64")).toBe(
    "drbSrM4H816RYKpZiRBLddUa0yHaTrwjtY04sIZFZus=",
  );
});
