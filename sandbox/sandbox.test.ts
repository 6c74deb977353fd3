import { afterEach, beforeEach, expect, test } from "vitest";
import { createHookReceiver } from "./kit/hook-receiver.ts";
import { createSandbox, SANDBOX_CREDENTIALS } from "./sandbox.ts";
import type { Sandbox } from "./sandbox.ts";

let sandbox: Sandbox;

beforeEach(async () => {
  sandbox = await createSandbox({ port: 0 });
});
afterEach(async () => {
  await sandbox.close();
});

const get = (url: string, authorization: string): Promise<Response> =>
  fetch(url, { headers: { authorization } });

test("Kommo and both Contractbooks answer on one port, each to its own credentials", async () => {
  const { kommo } = sandbox;
  const contractbook = sandbox.vendor("contractbook");
  const contractbookBrief = sandbox.vendor("contractbook-brief");
  const keys = SANDBOX_CREDENTIALS;
  const account = await get(`${kommo.url}/api/v4/account`, `Bearer ${keys.kommo.token}`);
  const templates = await get(`${contractbook.url}/templates`, `Bearer ${keys.contractbook.apiKey}`);
  const draft = await get(`${contractbookBrief.url}/drafts/none`, `ApiKey ${keys.contractbookBrief.apiKey}`);
  expect([account.status, templates.status, draft.status]).toEqual([200, 200, 404]);
  expect((await get(`${contractbook.url}/templates`, `Bearer ${keys.contractbookBrief.apiKey}`)).status).toBe(
    401,
  );
});

test("faults and actions go to the simulator that is named", async () => {
  sandbox.fault("contractbook", { kind: "500" });
  const contractbook = sandbox.vendor("contractbook");
  const bearer = `Bearer ${SANDBOX_CREDENTIALS.contractbook.apiKey}`;
  expect((await get(`${contractbook.url}/templates`, bearer)).status).toBe(500);
  await sandbox.control("contractbook", "revokeKey");
  expect((await get(`${contractbook.url}/templates`, bearer)).status).toBe(401);
  expect(contractbook.seen.counts).toEqual({ "GET /templates": 2 });
  await expect(sandbox.control("nobody", "sign")).rejects.toMatchObject({ name: "ControlError" });
  expect(() => {
    sandbox.fault("nobody", { kind: "500" });
  }).toThrow("no simulator");
});

test("who watches is told what happens to contracts, and the receiver gets the hooks", async () => {
  const receiver = await createHookReceiver();
  const contractbook = sandbox.vendor("contractbook");
  await contractbook.control("setCallbackUrl", { url: receiver.url });
  const happened: string[] = [];
  const unwatch = sandbox.watch(({ simulator, what }) => happened.push(`${simulator} ${what}`));
  const create = (): Promise<Response> =>
    fetch(`${contractbook.url}/templates/tpl_growth/create_document`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${SANDBOX_CREDENTIALS.contractbook.apiKey}`,
        "content-type": "application/json",
      },
      body: "{}",
    });
  expect((await create()).status).toBe(201);
  unwatch();
  expect((await create()).status).toBe(201);
  await contractbook.hooks.settled();
  expect(happened).toEqual(["contractbook created"]);
  expect(receiver.received.filter(({ body }) => body.includes("draft.created"))).toHaveLength(2);
  await receiver.close();
});
