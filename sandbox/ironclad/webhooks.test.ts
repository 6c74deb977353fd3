import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { openIronclad } from "./open-ironclad.ts";
import type { OpenIronclad } from "./open-ironclad.ts";
import { launchSample } from "./sample-launch.ts";

let ironclad: OpenIronclad;

beforeEach(async () => {
  ironclad = await openIronclad("documented");
});
afterEach(async () => {
  await ironclad.close();
});

const call = (method: string, path: string, body?: unknown): Promise<[number, unknown]> =>
  ironclad.call(method, path, body);
const registered = async (events: readonly string[]): Promise<string> => {
  const [status, body] = await call("POST", "/webhooks", { events, targetURL: ironclad.receiver.url });
  expect(status).toBe(200);
  return z.looseObject({ id: z.string() }).parse(body).id;
};
const eventOf = (body: string): string =>
  z.looseObject({ payload: z.looseObject({ event: z.string() }) }).parse(JSON.parse(body)).payload.event;

test("a webhook hears only the events it is registered for", async () => {
  const id = await registered(["workflow_launched", "workflow_signature_packet_sent"]);
  const workflow = await launchSample(ironclad);
  await call("POST", `/workflows/${workflow}/sign-status/send-signature-request`);
  const heard = await ironclad.heard();
  expect(heard.map(({ body }) => eventOf(body))).toEqual([
    "workflow_launched",
    "workflow_signature_packet_sent",
  ]);
  expect(JSON.parse(heard[0]?.body ?? "")).toMatchObject({
    webhookID: id,
    payload: { workflowID: workflow },
  });
});

test("one address has one registration, whose refusal misspells its parameter as in life", async () => {
  const id = await registered(["*"]);
  const again = { events: ["workflow_launched"], targetURL: ironclad.receiver.url };
  expect(await call("POST", "/webhooks", again)).toMatchObject([
    400,
    { code: "INVALID_PARAM", param: "tagetURL", message: expect.stringContaining("already exists") },
  ]);
  expect(await call("DELETE", `/webhooks/${id}`)).toEqual([204, undefined]);
  expect((await call("GET", `/webhooks/${id}`))[0]).toBe(404);
  await registered(["*"]);
});

test.each([
  ["an unknown event", { events: ["workflow.signed"] }, "events"],
  ["no event", { events: [] }, "events"],
  ["plain http", { targetURL: "http://sign.example.com/hook" }, "targetURL"],
  ["no address", { targetURL: undefined }, "targetURL"],
  ["a status of the system's own", { status: "disabledBySystem" }, "status"],
  ["an unknown key", { active: true }, "active"],
])("%s is refused", async (_what, over, param) => {
  const good = { events: ["*"], targetURL: "https://sign.example.com/hook" };
  expect(await call("POST", "/webhooks", { ...good, ...over })).toMatchObject([400, { param }]);
});

test("failures are counted, a success forgets them", async () => {
  const id = await registered(["workflow_launched"]);
  ironclad.receiver.answerWith([500, 404, 200]);
  const failures = async (): Promise<unknown> => {
    await launchSample(ironclad);
    await ironclad.heard();
    return (await call("GET", `/webhooks/${id}`))[1];
  };
  expect(await failures()).toMatchObject({ consecutiveFailureCount: 1, status: "enabled" });
  expect(await failures()).toMatchObject({
    consecutiveFailureCount: 2,
    firstConsecutiveFailure: "2026-01-31T09:00:00.000Z",
  });
  expect(await failures()).toMatchObject({ consecutiveFailureCount: 0 });
});

test("a webhook that was answered with 410 is disabled by the system until somebody enables it", async () => {
  const id = await registered(["workflow_launched"]);
  ironclad.receiver.answerWith([410]);
  await launchSample(ironclad);
  await ironclad.heard();
  expect(await call("GET", "/webhooks")).toMatchObject([
    200,
    { page: 0, pageSize: 20, list: [{ id, status: "disabledBySystem", statusLastUpdatedBy: "system" }] },
  ]);
  await launchSample(ironclad);
  expect(await ironclad.heard()).toHaveLength(1);
  expect(await call("PATCH", `/webhooks/${id}`, { status: "enabled" })).toMatchObject([
    200,
    { status: "enabled", consecutiveFailureCount: 0 },
  ]);
  await launchSample(ironclad);
  expect(await ironclad.heard()).toHaveLength(2);
});

test("a hundred failures in a row disable it only after seven days without a success", async () => {
  const id = await registered(["workflow_launched"]);
  ironclad.receiver.answerWith(Array.from({ length: 102 }, () => 500));
  const fail = async (times: number): Promise<unknown> => {
    for (let at = 0; at < times; at += 1) await launchSample(ironclad);
    await ironclad.heard();
    return (await call("GET", `/webhooks/${id}`))[1];
  };
  expect(await fail(101)).toMatchObject({ consecutiveFailureCount: 101, status: "enabled" });
  ironclad.clock.pass(7 * 24 * 3_600_000);
  expect(await fail(1)).toMatchObject({ consecutiveFailureCount: 102, status: "disabledBySystem" });
});

test("people can disable a webhook, and register one by hand", async () => {
  await ironclad.control("setCallbackUrl", { url: ironclad.receiver.url });
  await ironclad.control("disableHook");
  await launchSample(ironclad);
  expect(await ironclad.heard()).toEqual([]);
  expect(ironclad.simulator.state()).toMatchObject({ webhooks: [{ status: "disabledBySystem" }] });
  await ironclad.control("setCallbackUrl", { url: null });
  expect(ironclad.simulator.state()).toMatchObject({ webhooks: [], callbackUrl: null });
});
