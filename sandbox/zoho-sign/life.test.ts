import { afterEach, beforeEach, expect, test } from "vitest";
import { openZohoSign } from "./open-zoho-sign.ts";
import type { OpenZohoSign } from "./open-zoho-sign.ts";
import {
  drafted,
  headerOf,
  orderOf,
  requestIn,
  sent,
  STANDARD,
  toldBy,
  TWO_SIGNERS,
} from "./sample-order.ts";
import { signHook } from "./sign-hook.ts";

const DAY_MS = 86_400_000;
let sign: OpenZohoSign;

beforeEach(async () => {
  sign = await openZohoSign("documented");
});
afterEach(async () => {
  await sign.close();
});

const shown = async (id: string): Promise<Readonly<Record<string, unknown>>> =>
  requestIn((await sign.call("GET", `/requests/${id}`))[1]);
/** What the hooks told, sorted: they travel side by side. */
const told = async (): Promise<readonly string[]> =>
  (await sign.heard())
    .map((hook) => toldBy(hook).join(" "))
    .toSorted((left, right) => (left < right ? -1 : 1));

test("a draft is made, submitted, opened and signed by two, and hooks tell it", async () => {
  const id = await drafted(sign, TWO_SIGNERS);
  expect(id).toBe("389415000000012001");
  expect(await shown(id)).toMatchObject({
    request_status: "draft",
    request_name: "Agreement with Nordlicht AB [CS-1]",
    is_deleted: false,
    actions: [{ action_status: "NOACTION" }, { action_status: "NOACTION" }],
  });
  expect((await sign.call("POST", `/requests/${id}/submit`))[1]).toMatchObject({
    code: 0,
    status: "success",
    requests: { request_status: "inprogress" },
  });
  await sign.control("open", { id, signer: "witness@example.com" });
  await sign.control("sign", { id, signer: "witness@example.com" });
  expect(await shown(id)).toMatchObject({
    request_status: "inprogress",
    sign_percentage: 50,
    actions: [{ action_status: "UNOPENED" }, { action_status: "SIGNED" }],
  });
  await sign.control("sign", { id });
  expect(await shown(id)).toMatchObject({ request_status: "completed", sign_percentage: 100 });
  // of the last signer both tell, and both say completed
  expect(await told()).toEqual([
    "RequestCompleted completed",
    "RequestSigningSuccess completed",
    "RequestSigningSuccess inprogress",
    "RequestSubmitted inprogress",
    "RequestViewed inprogress",
    "RequestViewed inprogress",
  ]);
  for (const call of sign.receiver.received) {
    const signature = signHook("signing secret", call.body, "base64");
    expect(headerOf(call, "x-zs-webhook-signature")).toBe(signature);
    expect(headerOf(call, "x-zs-webhook-timestamp")).toBeUndefined();
  }
});

test("quick send sends at once, and costs five credits unless it is a test", async () => {
  const form = await orderOf(sign, STANDARD);
  const path = `/templates/${STANDARD}/createdocument`;
  const [, tested] = await sign.call("POST", `${path}?testing=true`, { ...form, is_quicksend: "true" });
  expect(tested).toMatchObject({ requests: { request_status: "inprogress" } });
  expect(sign.simulator.state()).toMatchObject({ creditsUsed: 0 });
  const { is_quicksend: _left, ...withoutFlag } = form;
  expect((await sign.call("POST", `${path}?is_quicksend=true`, withoutFlag))[0]).toBe(200);
  expect(sign.simulator.state()).toMatchObject({ creditsUsed: 5 });
  await sign.control("setCredits", { left: 4 });
  const id = await drafted(sign);
  expect((await sign.call("POST", `/requests/${id}/submit`))[1]).toMatchObject({ status: "failure" });
  expect(await shown(id)).toMatchObject({ request_status: "draft" });
});

test("in sequence the second is asked when the first has signed", async () => {
  const order = await orderOf(sign, "389415000000001003");
  const [, body] = await sign.call("POST", "/templates/389415000000001003/createdocument", order);
  const { request_id: id } = requestIn(body);
  await sign.call("POST", `/requests/${id}/submit`);
  expect(await shown(id)).toMatchObject({
    actions: [{ action_status: "UNOPENED" }, { action_status: "NOACTION" }],
  });
  await expect(sign.control("sign", { id, signer: "internal@example.com" })).rejects.toThrow("not the turn");
  await sign.control("sign", { id, signer: "Client@example.com" });
  expect(await shown(id)).toMatchObject({
    actions: [{ action_status: "SIGNED" }, { action_status: "UNOPENED" }],
  });
  await sign.control("signAll", { id });
  expect(await shown(id)).toMatchObject({ request_status: "completed" });
});

test("a draft is changed, and nothing else is", async () => {
  const id = await drafted(sign, TWO_SIGNERS);
  const change = (requests: unknown): ReturnType<OpenZohoSign["call"]> =>
    sign.call("PUT", `/requests/${id}`, { data: { requests } });
  const other = { request_name: "Other", is_sequential: false };
  const changed = { ...other, expiration_days: 3 };
  expect((await change(changed))[1]).toMatchObject({ code: 0, requests: changed });
  expect((await change({ ...other, expiration_days: 100 }))[1]).toMatchObject({ code: 9009 });
  expect((await change({ ...other, field_data: {} }))[1]).toMatchObject({
    code: 9043,
    error_param: "field_data",
  });
  for (const missing of Object.keys(other)) {
    const error_param = `requests.${missing}`;
    const rest = Object.fromEntries(Object.entries(other).filter(([key]) => key !== missing));
    expect((await change(rest))[1]).toMatchObject({ code: 9009, error_param });
  }
  await sign.call("POST", `/requests/${id}/submit`);
  expect((await change({ ...other, request_name: "Third" }))[0]).toBe(400);
  expect(await shown(id)).toMatchObject({ request_name: "Other" });
});

test("a refusal has its reason", async () => {
  const id = await sent(sign);
  await sign.control("decline", { id, reason: "Too expensive" });
  expect(await shown(id)).toMatchObject({ request_status: "declined", decline_reason: "Too expensive" });
  const hook = (await sign.heard()).find((body) => body.includes("RequestRejected")) ?? "";
  expect(JSON.parse(hook)).toMatchObject({
    requests: { request_id: id, decline_reason: "Too expensive" },
    notifications: { reason: "Too expensive", performed_by_email: "client@example.com" },
  });
});

test("it ends at the last minute of its day, unless it is extended", async () => {
  const id = await sent(sign);
  expect(await shown(id)).toMatchObject({ expire_by: Date.parse("2026-02-15T23:59:00Z") });
  const extend = (until: string): ReturnType<OpenZohoSign["call"]> =>
    sign.call("PUT", `/requests/${id}/extend`, { expire_by: until });
  expect((await extend("2026-03-01"))[1]).toMatchObject({ code: 8033 });
  expect((await extend("1 January 2026"))[1]).toMatchObject({ code: 9009 });
  expect(await extend("1 March 2026")).toEqual([
    200,
    { code: 0, message: "Document validity has been extended", status: "success" },
  ]);
  sign.pass(28 * DAY_MS);
  expect(await shown(id)).toMatchObject({ request_status: "inprogress" });
  sign.pass(2 * DAY_MS);
  expect(await shown(id)).toMatchObject({ request_status: "expired" });
  expect(await told()).toEqual(["RequestExpired expired", "RequestSubmitted inprogress"]);
  expect((await extend("30 April 2026"))[0]).toBe(400);
});

test("it is recalled once, with a reason, and reminded as long as it is out", async () => {
  const id = await sent(sign);
  expect((await sign.call("POST", `/requests/${id}/remind`))[1]).toMatchObject({ code: 0 });
  const [status, body] = await sign.call("POST", `/requests/${id}/recall`, { reason: "Wrong price" });
  expect([status, body]).toEqual([
    200,
    { code: 0, action_time: expect.any(Number), message: "Document has been recalled", status: "success" },
  ]);
  expect(await shown(id)).toMatchObject({ request_status: "recalled" });
  expect((await sign.call("POST", `/requests/${id}/recall`))[0]).toBe(400);
  expect((await sign.call("POST", `/requests/${id}/remind`))[0]).toBe(400);
  await expect(sign.control("sign", { id })).rejects.toThrow("recalled");
});

test("it is taken back for correction while nobody has signed, and goes out again for nothing", async () => {
  const id = await sent(sign, TWO_SIGNERS);
  expect((await sign.call("POST", `/requests/${id}/markforcorrection`))[1]).toEqual({
    code: 0,
    request_status: "correction",
    message: "success",
    status: "success",
  });
  await expect(sign.control("sign", { id })).rejects.toThrow("correction");
  const data = { requests: { request_name: "Corrected", is_sequential: true } };
  expect((await sign.call("PUT", `/requests/${id}`, { data }))[0]).toBe(200);
  expect((await sign.call("POST", `/requests/${id}/submit`))[0]).toBe(200);
  expect(await shown(id)).toMatchObject({ request_status: "inprogress", request_name: "Corrected" });
  expect(sign.simulator.state()).toMatchObject({ creditsUsed: 5 });
  await sign.control("sign", { id });
  expect((await sign.call("POST", `/requests/${id}/markforcorrection`))[0]).toBe(400);
});

test("deleting needs a recall while it is out; the trash is still read by id", async () => {
  const id = await sent(sign);
  expect((await sign.call("PUT", `/requests/${id}/delete`))[0]).toBe(400);
  const form = { recall_inprogress: "true", reason: "Gone" };
  expect((await sign.call("PUT", `/requests/${id}/delete`, form))[1]).toMatchObject({ code: 0 });
  expect(await shown(id)).toMatchObject({ is_deleted: true, request_status: "recalled" });
  expect((await sign.call("GET", "/requests"))[1]).toMatchObject({ requests: [] });
  const other = await sent(sign);
  await sign.control("deleteByHand", { id: other, forEver: true });
  expect((await sign.call("GET", `/requests/${other}`))[1]).toMatchObject({ code: 4066 });
});

test("a recipient hands it to somebody else", async () => {
  const id = await sent(sign);
  await sign.control("forward", { id, email: "eva@example.com", name: "Eva Roos" });
  expect(await shown(id)).toMatchObject({ actions: [{ recipient_email: "eva@example.com" }] });
  expect(await told()).toContain("RequestForwarded inprogress");
});

test("ids in hooks are numbers when they are told to be, and then no float can hold them", async () => {
  await sign.control("setHooks", { ids: "number", timestamp: true });
  const id = await sent(sign);
  const [hook = ""] = await sign.heard();
  expect(hook).toContain(`"request_id":${id}`);
  expect(JSON.parse(hook)).not.toMatchObject({ requests: { request_id: id } });
  expect(headerOf(sign.receiver.received[0], "x-zs-webhook-timestamp")).toBe("1769850000");
  expect(headerOf(sign.receiver.received[0], "x-zs-webhook-signature")).toBe(
    signHook("signing secret", hook, "base64"),
  );
});
