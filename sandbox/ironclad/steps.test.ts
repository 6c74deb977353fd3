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
const inReview = async (): Promise<string> => {
  await ironclad.control("autoApprove", { on: false });
  return launchSample(ironclad);
};
const approve = (email: string): unknown => ({ status: "approved", user: { type: "email", email } });
const set = (path: string, value: unknown): unknown => ({ updates: [{ action: "set", path, value }] });

test("attributes change in the Review step only, and the draft gets a new version", async () => {
  const id = await inReview();
  const path = `/workflows/${id}/attributes`;
  expect(await call("PATCH", path, set("deal_amount", { currency: "EUR", amount: 900 }))).toMatchObject([
    200,
    { attributes: { deal_amount: { amount: 900 }, draft: [{ versionNumber: 2 }] } },
  ]);
  await ironclad.control("approve", { id });
  expect(await call("PATCH", path, set("plan", "Scale"))).toMatchObject([400, { code: "INVALID_STATE" }]);
});

test.each([
  ["nothing new", set("client_name", "Bo Ek"), /^No information changed/u],
  ["an unknown attribute", set("shoe_size", 44), /^non-existent attribute\(s\) specified: shoe_size$/u],
  ["a value of another type", set("deal_amount", "900"), /^form validation failed/u],
  ["an empty text", set("plan", ""), /^form validation failed/u],
  [
    "a required one removed",
    { updates: [{ action: "remove", path: "client_name" }] },
    /^form validation failed/u,
  ],
])("%s is no update", async (_what, body, message) => {
  const id = await inReview();
  expect(await call("PATCH", `/workflows/${id}/attributes`, body)).toMatchObject([
    400,
    { code: "INVALID_PARAM", param: "attributes", message: expect.stringMatching(message) },
  ]);
});

test("quick lawyers approve at once; after a revert they wait for the change", async () => {
  const id = await launchSample(ironclad);
  const revert = `/workflows/${id}/revert-to-review`;
  expect(await call("PATCH", revert)).toMatchObject([400, { param: "user" }]);
  const user = { type: "email", email: "ada.owner@example.com" };
  await call("POST", `/workflows/${id}/sign-status/send-signature-request`);
  expect(await call("PATCH", revert, { user })).toEqual([204, undefined]);
  expect(await call("GET", `/workflows/${id}`)).toMatchObject([
    200,
    { step: "Review", attributes: { reviewRollbacked: true } },
  ]);
  expect((await call("PATCH", revert, { user }))[0]).toBe(400);
  expect((await call("PATCH", `/workflows/${id}/attributes`, set("plan", "Scale")))[0]).toBe(200);
  expect(await call("GET", `/workflows/${id}/sign-status`)).toMatchObject([200, { status: "not_sent" }]);
});

const approvals = z.object({
  approvalGroups: z.tuple([
    z.looseObject({ reviewers: z.tuple([z.looseObject({ role: z.string() })]), status: z.string() }),
  ]),
});

test("an approval is given by the assigned approver alone", async () => {
  const id = await inReview();
  const [, body] = await call("GET", `/workflows/${id}/approvals`);
  const [group] = approvals.parse(body).approvalGroups;
  expect(group).toMatchObject({ status: "active", reviewers: [{ status: "pending", displayName: "Legal" }] });
  const path = `/workflows/${id}/approvals/${group.reviewers[0].role}`;
  expect(await call("PATCH", path, approve("ada.owner@example.com"))).toMatchObject([
    400,
    { param: "approval" },
  ]);
  expect(await call("PATCH", path, approve("leo.legal@example.com"))).toEqual([200, true]);
  expect(await call("GET", `/workflows/${id}`)).toMatchObject([200, { step: "Sign" }]);
});

test("a workflow in review is paused and resumed, one at signing is not", async () => {
  const id = await inReview();
  const comment = { comment: { message: "Waiting for the board" } };
  expect(await call("POST", `/workflows/${id}/pause`, comment)).toEqual([204, undefined]);
  expect(await call("GET", `/workflows/${id}`)).toMatchObject([200, { status: "paused", step: "Review" }]);
  expect((await call("POST", `/workflows/${id}/pause`, comment))[0]).toBe(400);
  expect((await call("POST", `/workflows/${id}/resume`, comment))[0]).toBe(204);
  await ironclad.control("approve", { id });
  expect(await call("POST", `/workflows/${id}/pause`, comment)).toMatchObject([
    400,
    { message: "Only active workflows in the review step can be paused." },
  ]);
});

test("a cancelled workflow keeps its step, and is cancelled once, by its own id", async () => {
  const id = await inReview();
  expect(await call("POST", `/workflows/${id}/cancel`, { comment: "no" })).toMatchObject([
    400,
    { param: "comment" },
  ]);
  const body = { comment: { message: "Deal lost" } };
  expect((await call("POST", "/workflows/IC-1/cancel", body))[0]).toBe(404);
  expect(await call("POST", `/workflows/${id}/cancel`, body)).toEqual([204, undefined]);
  expect(await call("POST", `/workflows/${id}/cancel`, body)).toMatchObject([400, { code: "INVALID_STATE" }]);
  expect(await call("GET", `/workflows/${id}`)).toMatchObject([
    200,
    { status: "cancelled", step: "Review", isCancelled: true, approvals: { state: "not_applicable" } },
  ]);
});

test("documents are drafts before and after; the signed copy and the record's attachment are PDFs", async () => {
  const id = await launchSample(ironclad);
  await call("POST", `/workflows/${id}/sign-status/send-signature-request`);
  await ironclad.control("setPdf", { notReadyTimes: 0 });
  await ironclad.control("signAll", { id });
  await ironclad.control("archive", { id });
  const [, body] = await call("GET", `/workflows/${id}`);
  const shape = z.object({
    attributes: z.object({ signed: z.object({ download: z.string() }) }),
    recordIds: z.tuple([z.string()]),
  });
  const { attributes, recordIds } = shape.parse(body);
  expect(attributes.signed.download).toMatch(/^\/public\/api\/v1\/workflows\/[0-9a-f]{24}\/document\//u);
  const fetched = await fetch(`${ironclad.url}${attributes.signed.download}`, {
    headers: { authorization: "Bearer token" },
  });
  expect(fetched.headers.get("content-disposition")).toBe("attachment");
  expect(fetched.headers.get("x-ironclad-requestid")).not.toBeNull();
  expect(await fetched.text()).toMatch(/^%PDF[^]*Signed by Bo Ek <bo\.ek@example\.com>/u);
  const [, record] = await call("GET", `/records/${recordIds[0]}`);
  expect(record).toMatchObject({ attachments: { signedCopy: { contentType: "application/pdf" } } });
  const [, pdf] = await call("GET", `/records/${recordIds[0]}/attachments/signedCopy`);
  expect(pdf).toMatch(/^%PDF/u);
  expect(await call("GET", `/workflows/${id}/documents`)).toMatchObject([
    200,
    { signaturePacketDocuments: [{ filename: expect.stringMatching(/\.docx$/u) }] },
  ]);
  expect((await call("GET", `/workflows/${id}/document/none/download`))[0]).toBe(404);
});

test("a deleted workflow is gone, a hidden one is forbidden", async () => {
  const [gone, hidden] = [await launchSample(ironclad), await launchSample(ironclad)];
  await ironclad.control("deleteByHand", { id: gone });
  await ironclad.control("hide", { id: hidden, hidden: true });
  expect((await call("GET", `/workflows/${gone}`))[0]).toBe(404);
  expect(await call("GET", `/workflows/${hidden}`)).toMatchObject([403, { code: "FORBIDDEN" }]);
  expect(await call("GET", "/workflows")).toMatchObject([200, { count: 0 }]);
});
