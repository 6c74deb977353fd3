import { expect, test } from "vitest";
import { openZohoSign } from "./open-zoho-sign.ts";
import { STANDARD } from "./sample-order.ts";

const DEEP = `${"[".repeat(20_000)}${"]".repeat(20_000)}`;
const FORM = { "content-type": "application/x-www-form-urlencoded" };
const BODIES: readonly (readonly [type: Record<string, string>, body: string])[] = [
  [{}, "data"],
  [{ "content-type": "multipart/form-data" }, "no boundary"],
  [{ "content-type": "multipart/form-data; boundary=x" }, "--x\r\nnonsense"],
  [{ "content-type": "application/json" }, "{}"],
  ...[
    "null",
    "7",
    "[]",
    DEEP,
    '{"templates":null}',
    '{"templates":{"actions":[null]}}',
    '{"__proto__":{"templates":{}},"templates":{"actions":[]}}',
    '{"templates":{"field_data":{"field_text_data":{"__proto__":"x","constructor":"y"}},"actions":[{}]}}',
    '{"requests":{"actions":[{"action_id":"1e400"}]}}',
    '{"page_context":{"row_count":1e999}}',
  ].map((data) => [FORM, new URLSearchParams({ data, is_quicksend: "true" }).toString()] as const),
];
const CALLS = [
  ["POST", `/templates/${STANDARD}/createdocument`],
  ["PUT", "/requests/389415000000012001"],
  ["POST", "/requests/389415000000012001/submit"],
  ["POST", "/accounts/webhooks"],
  ["POST", "/requests/%2e%2e/submit"],
  ["PUT", "/requests/999999999999999999999999/extend"],
] as const;

test.each(["documented", "brief"] as const)(
  "nonsense is refused, never tripped over (%s)",
  async (dialect) => {
    const sign = await openZohoSign(dialect);
    const { access_token: token } = Object.fromEntries(Object.entries((await sign.token())[1] ?? {}));
    for (const [method, path] of CALLS) {
      for (const [type, body] of BODIES) {
        const headers = { ...type, authorization: `Zoho-oauthtoken ${String(token)}` };
        const { status } = await sign.fetch(path, { method, headers, body });
        expect([path, body.slice(0, 80), status >= 400 && status < 500]).toEqual([
          path,
          body.slice(0, 80),
          true,
        ]);
      }
    }
    for (const data of ["{", DEEP, '{"page_context":{"search_columns":{"constructor":"x"}}}']) {
      const path = `/requests?data=${encodeURIComponent(data.slice(0, 4000))}`;
      expect((await sign.call("GET", path))[0]).toBe(dialect === "brief" ? 404 : 400);
    }
    const nobody = await sign.accounts("POST", "/token", {
      grant_type: "__proto__",
      client_id: "constructor",
    });
    expect(await nobody.json()).toEqual({ error: "invalid_client" });
    await sign.close();
  },
);
