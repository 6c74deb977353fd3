import { expect, test } from "vitest";
import { at, openAccount } from "./kommo.testkit.ts";
import type { Answer, TestAccount } from "./kommo.testkit.ts";

const oauth = {
  clientId: "client",
  clientSecret: "secret",
  redirectUri: "https://sign.example.com/oauth",
  refreshToken: "first-refresh",
};

const ask = (account: TestAccount, body: object): Promise<Answer> =>
  account.call(
    "POST",
    "/oauth2/access_token",
    { client_id: "client", client_secret: "secret", redirect_uri: oauth.redirectUri, ...body },
    { authorization: "" },
  );

const refresh = (account: TestAccount, token: unknown): Promise<Answer> =>
  ask(account, { grant_type: "refresh_token", refresh_token: token });

const isGood = async (account: TestAccount, access: unknown): Promise<boolean> => {
  const headers = { authorization: `Bearer ${String(access)}` };
  return (await account.call("GET", "/api/v4/account", undefined, headers)).status === 200;
};

test("a code buys one pair, once, within 20 minutes", async () => {
  const account = await openAccount({ oauth });
  const code = at(await account.control("grantCode"), "code");
  const bought = await ask(account, { grant_type: "authorization_code", code });
  expect(bought.json).toEqual({
    token_type: "Bearer",
    expires_in: 86_400,
    access_token: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/u),
    refresh_token: expect.any(String),
  });
  expect(await isGood(account, at(bought.json, "access_token"))).toBe(true);
  expect((await ask(account, { grant_type: "authorization_code", code })).status).toBe(400);
  const late = at(await account.control("grantCode"), "code");
  account.clock.ms += 20 * 60_000;
  expect((await ask(account, { grant_type: "authorization_code", code: late })).status).toBe(400);
});

test("a refresh token may be sent again until the new pair is first used, then it is revoked", async () => {
  const account = await openAccount({ oauth });
  const lost = await refresh(account, "first-refresh");
  const second = await refresh(account, "first-refresh");
  expect([lost.status, second.status]).toEqual([200, 200]);
  expect((await refresh(account, at(lost.json, "refresh_token"))).status).toBe(401);
  expect(await isGood(account, at(second.json, "access_token"))).toBe(true);
  const spent = await refresh(account, "first-refresh");
  expect(spent.status).toBe(401);
  expect(spent.headers.get("content-type")).toBe("application/problem+json");
  expect(spent.json).toMatchObject({ status: 401, hint: "Token has been revoked" });
  expect((await refresh(account, at(second.json, "refresh_token"))).status).toBe(200);
});

test("refreshing with the new token spends the old one as well", async () => {
  const account = await openAccount({ oauth });
  const second = await refresh(account, "first-refresh");
  await refresh(account, at(second.json, "refresh_token"));
  expect((await refresh(account, "first-refresh")).status).toBe(401);
});

test("access tokens end after a day or on demand, refresh tokens after three months", async () => {
  const account = await openAccount({ oauth });
  const pair = await refresh(account, "first-refresh");
  account.clock.ms += 86_399_000;
  expect(await isGood(account, at(pair.json, "access_token"))).toBe(true);
  account.clock.ms += 1000;
  expect(await isGood(account, at(pair.json, "access_token"))).toBe(false);
  const fresh = await refresh(account, at(pair.json, "refresh_token"));
  await account.control("expireTokens");
  expect(await isGood(account, at(fresh.json, "access_token"))).toBe(false);
  account.clock.ms += 91 * 86_400_000;
  expect((await refresh(account, at(fresh.json, "refresh_token"))).status).toBe(401);
});

test("wrong client data, a form body and an account without integration are refused", async () => {
  const account = await openAccount({ oauth });
  const grant = { grant_type: "refresh_token", refresh_token: "first-refresh" };
  expect((await ask(account, { ...grant, client_secret: "x" })).status).toBe(401);
  expect((await ask(account, { ...grant, redirect_uri: "https://evil.example.com" })).status).toBe(400);
  expect((await ask(account, { grant_type: "password" })).status).toBe(400);
  const form = { "content-type": "application/x-www-form-urlencoded" };
  expect((await account.call("POST", "/oauth2/access_token", "grant_type=refresh_token", form)).status).toBe(
    400,
  );
  expect((await ask(await openAccount(), grant)).status).toBe(401);
});

test("a revoked or unknown long-lived token is a 401 problem", async () => {
  const account = await openAccount();
  const unknown = await account.call("GET", "/api/v4/account", undefined, { authorization: "Bearer x" });
  expect(unknown.status).toBe(401);
  expect(unknown.headers.get("content-type")).toBe("application/problem+json");
  expect(unknown.json).toMatchObject({ title: "Unauthorized", status: 401 });
  expect(await isGood(account, "kommo-sandbox-token")).toBe(true);
  await account.control("revokeToken");
  expect(await isGood(account, "kommo-sandbox-token")).toBe(false);
});

test("the consent page sends the browser back with a code that buys a pair, to the integration's own address", async () => {
  const account = await openAccount({ oauth });
  const redirectUri = "http://127.0.0.1:8080/api/kommo/callback";
  await account.control("setRedirectUri", { url: redirectUri });
  const page = `${account.url}/oauth?client_id=client&state=a%20state&mode=popup`;
  const shown = await (await fetch(page)).text();
  expect(shown).toContain('<a href="?client_id=client&amp;state=a+state&amp;answer=allow">Allow</a>');
  const refused = await fetch(`${page}&answer=deny`, { redirect: "manual" });
  expect(new URL(refused.headers.get("location") ?? "").searchParams.get("error")).toBe("access_denied");
  const agreed = await fetch(`${page}&answer=allow`, { redirect: "manual" });
  const back = new URL(agreed.headers.get("location") ?? "");
  expect([agreed.status, back.origin + back.pathname]).toEqual([302, redirectUri]);
  expect(Object.fromEntries(back.searchParams)).toMatchObject({
    state: "a state",
    client_id: "client",
    referer: "sandbox.kommo.com",
  });
  const grant = { grant_type: "authorization_code", code: back.searchParams.get("code") };
  expect((await ask(account, grant)).status).toBe(400);
  expect((await ask(account, { ...grant, redirect_uri: redirectUri })).status).toBe(200);
  expect((await fetch(`${account.url}/oauth?client_id=stranger`, { redirect: "manual" })).status).toBe(404);
});
