import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { createHookReceiver } from "../kit/hook-receiver.ts";
import type { HookReceiver } from "../kit/hook-receiver.ts";
import { createSandbox } from "../sandbox.ts";
import type { Sandbox } from "../sandbox.ts";
import { ONEFLOW_CREDENTIALS } from "./credentials.ts";
import { briefContract, idIn, sampleContract } from "./sample-contract.ts";

let sandbox: Sandbox;
let receiver: HookReceiver;

beforeEach(async () => {
  sandbox = await createSandbox({ port: 0, hookSpeed: 100_000 });
  receiver = await createHookReceiver();
});
afterEach(async () => {
  await sandbox.close();
  await receiver.close();
});

const post = (vendor: string, path: string, token: string, body: unknown): Promise<Response> =>
  fetch(`${sandbox.vendor(vendor).url}${path}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-oneflow-api-token": token,
      "x-oneflow-user-email": "ada.owner@example.com",
    },
    body: JSON.stringify(body),
  });
const { oneflow, oneflowBrief } = ONEFLOW_CREDENTIALS;

test("both dialects are served, each to its own token", async () => {
  const documented = await post("oneflow", "/contracts/create", oneflow.apiToken, sampleContract());
  const brief = await post("oneflow-brief", "/contracts", oneflowBrief.apiToken, briefContract());
  expect([documented.status, brief.status]).toEqual([200, 201]);
  expect((await post("oneflow", "/contracts/create", oneflowBrief.apiToken, sampleContract())).status).toBe(
    401,
  );
  expect(sandbox.vendor("oneflow").state()).toMatchObject({ documents: [{ id: "1000001" }] });
});

test("only a 200 counts: everything else has the same delivery repeated, ten times in all", async () => {
  const callback = z.looseObject({ callback_id: z.string() });
  await sandbox.control("oneflow", "setCallbackUrl", { url: receiver.url });
  receiver.answerWith([204, 201, 500]);
  await post("oneflow", "/contracts/create", oneflow.apiToken, sampleContract());
  await sandbox.vendor("oneflow").hooks.settled();
  const ids = receiver.received.map(({ body }) => callback.parse(JSON.parse(body)).callback_id);
  expect([ids.length, new Set(ids).size]).toEqual([4, 1]);
  receiver.answerWith(Array.from({ length: 20 }, () => 500));
  await post("oneflow", "/contracts/create", oneflow.apiToken, sampleContract());
  await sandbox.vendor("oneflow").hooks.settled();
  expect(receiver.received).toHaveLength(14);
});

test("the town is told what happens, in its own words", async () => {
  const happened: string[] = [];
  sandbox.watch(({ simulator, id, what }) => happened.push(`${simulator} ${id} ${what}`));
  const answer = await post("oneflow", "/contracts/create", oneflow.apiToken, sampleContract());
  const id = idIn(await answer.json());
  await post("oneflow", `/contracts/${id}/publish`, oneflow.apiToken, {
    subject: "Please sign",
    message: "",
  });
  await sandbox.control("oneflow", "signAll", { id: String(id) });
  expect(happened).toEqual(
    ["created", "sent", "opened", "signer-signed", "opened", "signer-signed", "signed"].map(
      (what) => `oneflow ${id} ${what}`,
    ),
  );
});
