import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { openIronclad } from "./open-ironclad.ts";
import type { OpenIronclad } from "./open-ironclad.ts";
import { designNamed, sampleLaunch } from "./sample-launch.ts";

let ironclad: OpenIronclad;

beforeEach(async () => {
  ironclad = await openIronclad("documented");
});
afterEach(async () => {
  await ironclad.close();
});

const GRANT = { grant_type: "client_credentials", client_id: "client", client_secret: "secret" };
const JSON_TYPE = { "content-type": "application/json" };

const ask = async (
  body: unknown,
  headers: Record<string, string> = JSON_TYPE,
): Promise<[number, unknown]> => {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  const answer = await fetch(`${ironclad.url}/oauth/token`, { method: "POST", headers, body: text });
  return [answer.status, await answer.json()];
};
const token = async (scope?: string): Promise<string> => {
  const [, body] = await ask({ ...GRANT, ...(scope === undefined ? {} : { scope }) });
  return z.looseObject({ access_token: z.string() }).parse(body).access_token;
};
const AS_ADA = { "x-as-user-email": "ada.owner@example.com" };
const call = (
  bearer: string,
  path: string,
  headers: Record<string, string> = AS_ADA,
): Promise<[number, unknown]> =>
  ironclad.call("GET", path, undefined, { authorization: `Bearer ${bearer}`, ...headers });

test("a client gets a token for an hour and no refresh token, by body or by Basic", async () => {
  expect(await ask(GRANT)).toEqual([
    200,
    { token_type: "Bearer", access_token: expect.any(String), expires_in: 3600 },
  ]);
  const basic = `Basic ${Buffer.from("client:secret").toString("base64")}`;
  const scope = "public.workflows.readWorkflows public.workflows.readSchemas";
  expect(
    await ask({ grant_type: "client_credentials", scope }, { ...JSON_TYPE, authorization: basic }),
  ).toMatchObject([200, { scope }]);
});

test.each([
  ["a wrong secret", { ...GRANT, client_secret: "other" }, 401, "invalid_client"],
  ["no client", { grant_type: "client_credentials" }, 401, "invalid_client"],
  ["another grant", { ...GRANT, grant_type: "password" }, 403, "unauthorized_client"],
  ["no grant", { client_id: "client", client_secret: "secret" }, 400, "invalid_request"],
  ["a scope that is not the app's", { ...GRANT, scope: "public.all" }, 400, "invalid_scope"],
])("%s is refused in OAuth's own words", async (_what, body, status, error) => {
  expect(await ask(body)).toMatchObject([status, { error, error_description: expect.any(String) }]);
});

test("a form is no token request", async () => {
  const form = new URLSearchParams(GRANT).toString();
  const type = { "content-type": "application/x-www-form-urlencoded" };
  expect(await ask(form, type)).toMatchObject([400, { error: "invalid_request" }]);
});

test("a token that is over, was dropped, or revoked, opens nothing", async () => {
  const first = await token();
  expect((await call(first, "/workflows"))[0]).toBe(200);
  ironclad.clock.pass(3_600_000);
  expect(await call(first, "/workflows")).toEqual([
    401,
    { code: "UNAUTHORIZED", message: "token has expired" },
  ]);
  const second = await token();
  await ironclad.control("dropTokens");
  expect(await call(second, "/workflows")).toMatchObject([401, { message: "invalid authentication token" }]);
  const third = await token();
  await ironclad.control("revokeKey");
  expect(await call(third, "/workflows")).toMatchObject([401, { message: "token has been revoked" }]);
  expect((await ask(GRANT))[0]).toBe(401);
  await ironclad.control("restoreKey");
  expect((await call(third, "/workflows"))[0]).toBe(200);
});

test("a client's token needs an acting user whom the company knows, the legacy token does not", async () => {
  const bearer = await token();
  expect(await call(bearer, "/workflows", {})).toMatchObject([
    400,
    { code: "MISSING_PARAM", param: "x-as-user-email" },
  ]);
  expect((await call(bearer, "/workflows", { "x-as-user-email": "stranger@example.com" }))[0]).toBe(403);
  expect((await call("token", "/workflows", {}))[0]).toBe(200);
  expect((await call("other", "/workflows"))[0]).toBe(401);
});

test("the acting user launches, whoever the body names", async () => {
  const launch = {
    ...sampleLaunch(await designNamed(ironclad, "Standard agreement")),
    creator: { type: "email", email: "stranger@example.com" },
  };
  const headers = { authorization: `Bearer ${await token()}`, "x-as-user-email": "leo.legal@example.com" };
  expect(await ironclad.call("POST", "/workflows", launch, headers)).toMatchObject([
    200,
    { creator: { email: "leo.legal@example.com" } },
  ]);
});

test("a scope that lacks forbids the call, and one that the plan lacks the whole token", async () => {
  const bearer = await token("public.workflows.readWorkflows");
  expect((await call(bearer, "/workflows"))[0]).toBe(200);
  expect(await call(bearer, "/workflow-schemas?form=launch")).toEqual([
    403,
    { code: "FORBIDDEN", message: "access forbidden" },
  ]);
  expect((await call(bearer, "/webhooks/verification-key"))[0]).toBe(200);
  await ironclad.control("setScopes", { scopes: ["public.workflows.readWorkflows"] });
  expect(await ask({ ...GRANT, scope: "public.workflows.cancel" })).toMatchObject([
    400,
    { error: "invalid_scope" },
  ]);
});

test("calls per minute are counted where that is switched on, without a word when to come back", async () => {
  await ironclad.control("limits", { on: true });
  const post = (): Promise<[number, unknown]> => ironclad.call("POST", "/workflows", {});
  for (let at = 0; at < 40; at += 1) expect((await post())[0]).toBe(400);
  expect(await post()).toMatchObject([429, { code: "TOO_MANY_REQUESTS" }]);
  expect((await ironclad.call("GET", "/workflows"))[0]).toBe(200);
  ironclad.clock.pass(60_000);
  expect((await post())[0]).toBe(400);
});

test("what the vendor has and the sandbox does not is not found", async () => {
  expect(await ironclad.call("GET", "/obligations")).toEqual([
    404,
    { code: "NOT_FOUND", message: "not found" },
  ]);
  expect((await ironclad.call("GET", "/__proto__"))[0]).toBe(404);
  expect((await ironclad.call("GET", "/workflows/%E0%A4%A/approvals"))[0]).toBe(400);
});
