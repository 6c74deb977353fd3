import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { openZohoSign } from "./open-zoho-sign.ts";
import type { OpenZohoSign } from "./open-zoho-sign.ts";

const MINUTE_MS = 60_000;
const Granted = z.object({ access_token: z.string(), refresh_token: z.string().optional() });
let sign: OpenZohoSign;

beforeEach(async () => {
  sign = await openZohoSign("documented");
});
afterEach(async () => {
  await sign.close();
});

const statusWith = async (token: string): Promise<number> =>
  (await sign.fetch("/templates", { headers: { authorization: `Zoho-oauthtoken ${token}` } })).status;

test("a refresh token buys access tokens that are good for an hour", async () => {
  const [status, body] = await sign.token();
  expect([status, body]).toEqual([
    200,
    {
      access_token: expect.stringMatching(/^1000\./u),
      scope: expect.any(String),
      api_domain: "https://www.zohoapis.eu",
      token_type: "Bearer",
      expires_in: 3600,
    },
  ]);
  const { access_token: token } = Granted.parse(body);
  expect(await statusWith(token)).toBe(200);
  sign.pass(60 * MINUTE_MS);
  expect(await statusWith(token)).toBe(401);
});

test("what is refused is refused with status 200", async () => {
  expect(await sign.token({ client_id: "1000.OTHER" })).toEqual([200, { error: "invalid_client" }]);
  expect(await sign.token({ client_secret: "no" })).toEqual([200, { error: "invalid_client_secret" }]);
  expect(await sign.token({ refresh_token: "no" })).toEqual([200, { error: "invalid_code" }]);
  expect(await sign.token({ grant_type: "password" })).toEqual([200, { error: "unsupported_grant_type" }]);
  await sign.control("setElsewhere", { on: true });
  expect(await sign.token()).toEqual([200, { error: "invalid_client" }]);
});

test("the eleventh token within ten minutes is denied, with status 200 or 400", async () => {
  for (let count = 1; count <= 10; count += 1) {
    expect((await sign.token())[1]).toHaveProperty("access_token");
  }
  const denied = { error: "Access Denied", error_description: expect.any(String), status: "failure" };
  expect(await sign.token()).toEqual([200, denied]);
  await sign.control("setTokens", { denialStatus: 400 });
  expect(await sign.token()).toEqual([400, denied]);
  sign.pass(10 * MINUTE_MS);
  expect((await sign.token())[1]).toHaveProperty("access_token");
  await sign.control("setTokens", { perTenMinutes: 0 });
  expect((await sign.token())[0]).toBe(400);
});

test("the sixteenth token that is good at a time ends the oldest", async () => {
  await sign.control("setTokens", { perTenMinutes: null });
  const tokens: string[] = [];
  for (let count = 1; count <= 16; count += 1) {
    tokens.push(Granted.parse((await sign.token())[1]).access_token);
  }
  expect(await statusWith(tokens[0] ?? "")).toBe(401);
  expect(await statusWith(tokens[1] ?? "")).toBe(200);
});

test("a code of the console is redeemed once, without a redirect address", async () => {
  const redeem = { grant_type: "authorization_code", code: "1000.code" };
  const { refresh_token: refresh = "" } = Granted.parse((await sign.token(redeem))[1]);
  expect((await sign.token({ refresh_token: refresh }))[1]).toHaveProperty("access_token");
  expect(await sign.token(redeem)).toEqual([200, { error: "invalid_code" }]);
  const { code } = z.object({ code: z.string() }).parse(await sign.control("grantCode"));
  sign.pass(3 * MINUTE_MS);
  expect(await sign.token({ ...redeem, code })).toEqual([200, { error: "invalid_code" }]);
});

test("the consent page sends a code to the redirect address, which has to be named again", async () => {
  const query = new URLSearchParams({
    client_id: "1000.CLIENT",
    response_type: "code",
    scope: "ZohoSign.documents.ALL,ZohoSign.templates.READ",
    redirect_uri: "https://sign.example.com/zoho",
    access_type: "offline",
    state: "abc",
  });
  const location = async (): Promise<URL> =>
    new URL((await sign.accounts("GET", `/auth?${query.toString()}`)).headers.get("location") ?? "");
  const target = await location();
  expect(target.origin + target.pathname).toBe("https://sign.example.com/zoho");
  expect(target.searchParams.get("state")).toBe("abc");
  expect(target.searchParams.get("location")).toBe("eu");
  expect(target.searchParams.get("accounts-server")).toMatch(/\/zoho-sign$/u);
  const grant = { grant_type: "authorization_code", redirect_uri: "https://sign.example.com/zoho" };
  const code = async (): Promise<string> => (await location()).searchParams.get("code") ?? "";
  expect((await sign.token({ ...grant, code: await code() }))[1]).toHaveProperty("refresh_token");
  expect(await sign.token({ ...grant, redirect_uri: "https://x.example", code: await code() })).toEqual([
    200,
    { error: "invalid_redirect_uri" },
  ]);
  query.delete("access_type");
  expect((await sign.token({ ...grant, code: await code() }))[1]).not.toHaveProperty("refresh_token");
  query.set("scope", "ZohoSign.everything");
  expect((await sign.accounts("GET", `/auth?${query.toString()}`)).status).toBe(400);
});

test("a token that was revoked opens nothing, and the twenty-first refresh token ends the oldest", async () => {
  expect((await sign.call("GET", "/templates"))[0]).toBe(200);
  await sign.control("revokeKey");
  expect(await sign.token()).toEqual([200, { error: "invalid_code" }]);
  expect((await sign.call("GET", "/templates"))[0]).toBe(401);
  await sign.control("restoreKey");
  expect((await sign.token())[1]).toHaveProperty("access_token");
  expect((await sign.call("GET", "/templates"))[0]).toBe(401);
  for (let count = 1; count <= 20; count += 1) {
    const { code } = z.object({ code: z.string() }).parse(await sign.control("grantCode"));
    await sign.token({ grant_type: "authorization_code", code });
  }
  expect(await sign.token()).toEqual([200, { error: "invalid_code" }]);
});

test("a refresh token can be given up", async () => {
  const revoke = async (token: string): Promise<unknown> =>
    (await sign.accounts("POST", "/token/revoke", { token })).json();
  expect(await revoke("1000.refresh")).toEqual({ status: "success" });
  expect(await revoke("1000.refresh")).toEqual({ error: "invalid_token" });
  expect((await sign.accounts("GET", "/token")).status).toBe(404);
});
