import { afterEach, beforeEach, expect, test } from "vitest";
import { SKRIBBLE_CREDENTIALS } from "./credentials.ts";
import { openSkribble } from "./open-skribble.ts";
import type { OpenSkribble } from "./open-skribble.ts";
import { requestIn, sampleRequest } from "./sample-request.ts";

let skribble: OpenSkribble;
const { username, apiKey, demoUsername, demoApiKey } = SKRIBBLE_CREDENTIALS.skribble;
const right = { username, "api-key": apiKey };

beforeEach(async () => {
  skribble = await openSkribble("documented");
});
afterEach(async () => {
  await skribble.close();
});

const list = (): Promise<[number, unknown]> => skribble.call("GET", "/signature-requests");
const control = (action: string, input: Readonly<Record<string, unknown>> = {}): Promise<unknown> =>
  skribble.simulator.control(action, input);

test("logging in gives a bare token as text, from JSON and from a form", async () => {
  const form = "application/x-www-form-urlencoded";
  const body = new URLSearchParams(right).toString();
  for (const answer of [
    await skribble.fetch("POST", "/access/login", right),
    await skribble.fetch("POST", "/access/login", body, { "content-type": form }),
  ]) {
    expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "text/plain; charset=utf-8"]);
    expect(await answer.text()).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/u);
  }
  await control("setAuth", { json: true });
  expect(await skribble.call("POST", "/access/login", right)).toEqual([200, { token: expect.any(String) }]);
});

test("a token lives for twenty minutes", async () => {
  skribble.pass(20 * 60_000 - 1);
  expect((await list())[0]).toBe(200);
  skribble.pass(1);
  expect(await list()).toEqual([
    401,
    {
      type: "https://api.skribble.com/problem/problem-with-message",
      method: "GET",
      path: "/v2/signature-requests",
      status: 401,
      message: "The access token has expired",
    },
  ]);
  await control("setAuth", { status: 403 });
  expect(await list()).toMatchObject([403, { key: "error.auth.token_expired" }]);
  await skribble.login(username, apiKey);
  await control("expireTokens");
  expect(await list()).toMatchObject([403, { key: "error.auth.token_expired" }]);
});

test("wrong credentials: 400 with a sentence, or 403 with a key, as the vendor's pages disagree", async () => {
  const wrong = { username, "api-key": demoApiKey };
  expect(await skribble.call("POST", "/access/login", wrong)).toEqual([400, expect.stringMatching(/^Auth/u)]);
  await control("setAuth", { status: 403 });
  expect(await skribble.call("POST", "/access/login", wrong)).toMatchObject([
    403,
    { key: "error.auth.credentials_invalid" },
  ]);
  const misspelt = { username, apiKey };
  expect((await skribble.call("POST", "/access/login", misspelt))[0]).toBe(400);
  expect((await skribble.call("GET", "/access/login"))[0]).toBe(405);
});

test("without a token, or with a key that was withdrawn, nothing is answered but the health", async () => {
  const anonymous = await skribble.fetch("GET", "/signature-requests", undefined, { authorization: "" });
  expect(anonymous.status).toBe(401);
  expect(await skribble.call("GET", "/management/health")).toEqual([200, { status: "UP" }]);
  await control("revokeKey");
  expect((await list())[0]).toBe(401);
  expect((await skribble.call("POST", "/access/login", right))[0]).toBe(400);
  await control("restoreKey");
  expect((await list())[0]).toBe(200);
});

test("limits answer 429 with the time to wait, logins apart from other calls", async () => {
  await control("setLimits", { loginsPerMinute: 1, callsPerMinute: 2 });
  expect([(await list())[0], (await list())[0]]).toEqual([200, 200]);
  const third = await skribble.fetch("GET", "/signature-requests");
  expect([third.status, third.headers.get("retry-after")]).toEqual([429, "60"]);
  expect(await third.json()).toMatchObject({
    type: "https://api.skribble.com/problem/limit-exceeded",
    key: "error.rate_limit.exceeded",
  });
  expect((await skribble.call("POST", "/access/login", right))[0]).toBe(200);
  expect((await skribble.call("POST", "/access/login", right))[0]).toBe(429);
  skribble.pass(60_000);
  expect((await list())[0]).toBe(200);
});

test("an API user sees what it made itself, and no more", async () => {
  const [, body] = await skribble.call("POST", "/signature-requests", await sampleRequest());
  const { id, document_id: documentId } = requestIn(body);
  await skribble.login(demoUsername, demoApiKey);
  expect(await list()).toEqual([200, []]);
  expect(await skribble.call("GET", `/signature-requests/${id}`)).toMatchObject([
    404,
    { type: "https://api.skribble.com/problem/entity-not-found", message: "SignatureRequest not found" },
  ]);
  expect((await skribble.call("GET", `/documents/${documentId}`))[0]).toBe(404);
});
