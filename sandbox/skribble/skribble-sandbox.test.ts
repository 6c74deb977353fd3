import { afterEach, beforeEach, expect, test } from "vitest";
import { createHookReceiver } from "../kit/hook-receiver.ts";
import { createSandbox } from "../sandbox.ts";
import type { Sandbox } from "../sandbox.ts";
import { SKRIBBLE_CREDENTIALS } from "./credentials.ts";
import { requestIn, sampleRequest } from "./sample-request.ts";

let sandbox: Sandbox;
let token = "";

beforeEach(async () => {
  sandbox = await createSandbox({ port: 0, hookSpeed: 1_000_000 });
  const { username, apiKey } = SKRIBBLE_CREDENTIALS.skribble;
  const answer = await post("skribble", "/access/login", { username, "api-key": apiKey });
  token = await answer.text();
});
afterEach(async () => {
  await sandbox.close();
});

const post = (vendor: string, path: string, body: unknown): Promise<Response> =>
  fetch(`${sandbox.vendor(vendor).url}${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });

test("both dialects are served, each to its own key, and faults speak the vendor's language", async () => {
  const created = await post("skribble", "/signature-requests", await sampleRequest());
  expect(created.status).toBe(200);
  expect((await post("skribble-brief", "/signature-requests", {})).status).toBe(401);
  token = SKRIBBLE_CREDENTIALS.skribbleBrief.apiKey;
  expect((await post("skribble-brief", "/signature-requests", {})).status).toBe(400);
  sandbox.fault("skribble", { kind: "429" });
  expect(await (await post("skribble", "/signature-requests", {})).json()).toMatchObject({
    type: "https://api.skribble.com/problem/limit-exceeded",
    key: "error.rate_limit.exceeded",
  });
  sandbox.fault("skribble", { kind: "500" });
  expect(await (await post("skribble", "/signature-requests", {})).json()).toMatchObject({ status: 500 });
});

test("a callback is tried thirteen times: at once, then every ten minutes for two hours", async () => {
  const receiver = await createHookReceiver();
  receiver.answerWith(Array.from({ length: 40 }, () => 500));
  const order = await sampleRequest({
    callback_error_url: `${receiver.url}?error=SKRIBBLE_SIGNATURE_REQUEST_ID`,
  });
  const { id } = requestIn(await (await post("skribble", "/signature-requests", order)).json());
  await sandbox.control("skribble", "decline", { id });
  await sandbox.vendor("skribble").hooks.settled();
  expect(receiver.received.map(({ url }) => url)).toEqual(
    Array.from({ length: 13 }, () => `/hook?error=${id}`),
  );
  await receiver.close();
});

test("the town is told what happens, in its own words", async () => {
  const happened: string[] = [];
  sandbox.watch(({ simulator, id, what }) => happened.push(`${simulator} ${id} ${what}`));
  const { id } = requestIn(
    await (await post("skribble", "/signature-requests", await sampleRequest())).json(),
  );
  await sandbox.control("skribble", "signAll", { id });
  expect(happened).toEqual(
    ["created", "sent", "opened", "signer-signed", "signed"].map((what) => `skribble ${id} ${what}`),
  );
});
