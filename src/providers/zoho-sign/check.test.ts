import { expect, test } from "vitest";
import type { JsonObject } from "../../domain/json.ts";
import { checkHosts } from "./check.ts";
import { documented } from "./documented.ts";
import { connectTo } from "./vendor-fixture.ts";
import type { Connected } from "./vendor-fixture.ts";

function accountWith(
  templates: readonly unknown[],
  requests: readonly unknown[],
  settings: JsonObject = {},
): Promise<Connected> {
  return connectTo(
    documented,
    ({ path }) => ({
      status: 200,
      body: path === "/templates" ? { code: 0, templates } : { code: 0, requests },
    }),
    { settings },
  );
}

const TEMPLATE = { template_id: "1", template_name: "One" };

async function sentences(connected: Connected): Promise<readonly string[]> {
  return (await connected.account.check()).map(({ level, text }) => `${level}: ${text}`);
}

test("a sound account is told in sentences", async () => {
  expect(await sentences(await accountWith([TEMPLATE], []))).toEqual([
    "ok: We are let in and see 1 templates.",
    "ok: Contracts can be listed and searched by name: lost answers can be looked up.",
    "note: Our address is not known, so no webhook can be looked for.",
  ]);
});

test("an account without templates is a problem, and the rest is not asked", async () => {
  const connected = await accountWith([], []);
  expect(await sentences(connected)).toEqual(["problem: We are let in, but see no template."]);
  expect(connected.calls()).toHaveLength(1);
});

test("a list that does not search is told, and so are test documents", async () => {
  const connected = await accountWith([TEMPLATE], [{ request_id: "1", request_name: "Other" }], {
    testing: true,
  });
  expect((await sentences(connected)).join("\n")).toMatch(/does not search[^]*`testing` is on/u);
});

test.each([
  ["https://sign.zoho.com/api/v1", "eu", "problem"],
  ["https://sign.zoho.com.au/api/v1", "us", "problem"],
  ["https://sign.zoho.eu/api/v1", "eu", undefined],
  ["https://sign.zoho.com/api/v1", "com", undefined],
  ["http://127.0.0.1:9100/zoho-sign/api/v1", "eu", undefined],
])("contracts at %s with tokens of %s: %s", (baseUrl, dataCenter, level) => {
  const settings = { dataCenter, clientId: "1000.X", clientSecret: "s" };
  const findings = checkHosts({ id: "contracts", baseUrl, settings, signingSecrets: [] });
  expect(findings[0]?.level).toBe(level);
});
