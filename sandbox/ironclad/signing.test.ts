import { createVerify } from "node:crypto";
import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import type { Received } from "../kit/hook-receiver.ts";
import { openIronclad } from "./open-ironclad.ts";
import type { OpenIronclad } from "./open-ironclad.ts";
import { launchSample } from "./sample-launch.ts";

let ironclad: OpenIronclad;
const SEND = "sign-status/send-signature-request";

beforeEach(async () => {
  ironclad = await openIronclad("documented");
});
afterEach(async () => {
  await ironclad.close();
});

const call = (method: string, path: string, body?: unknown): Promise<[number, unknown]> =>
  ironclad.call(method, path, body);
const status = async (id: string): Promise<unknown> => (await call("GET", `/workflows/${id}/sign-status`))[1];
const sent = async (name?: string): Promise<string> => {
  const id = await launchSample(ironclad, name);
  expect((await call("POST", `/workflows/${id}/${SEND}`))[0]).toBe(200);
  return id;
};

const hook = z.object({
  companyID: z.string(),
  payload: z.strictObject({ event: z.string(), templateID: z.string(), workflowID: z.string() }),
  timestamp: z.iso.datetime(),
  webhookID: z.string(),
});
const eventsOf = (received: readonly Received[]): readonly string[] =>
  received.map(({ body }) => hook.parse(JSON.parse(body)).payload.event);

test("a workflow is launched, sent, signed by both, read with its signed copy, archived", async () => {
  await ironclad.control("setCallbackUrl", { url: ironclad.receiver.url });
  const id = await launchSample(ironclad);
  expect(await call("GET", `/workflows/${id}`)).toMatchObject([
    200,
    {
      title: "Standard agreement with Nordlicht AB",
      step: "Sign",
      status: "active",
      signatures: { state: "in_progress" },
      approvals: { state: "completed" },
    },
  ]);
  expect(await status(id)).toMatchObject({ status: "not_sent", signers: [{ status: "pending" }, {}] });
  expect(await call("POST", `/workflows/${id}/${SEND}`)).toMatchObject([
    200,
    {
      status: "sent",
      routing: "parallel",
      provider: "Ironclad Signature",
      signers: [
        { name: "Bo Ek", email: "bo.ek@example.com", roleName: "Counterparty Signer", status: "sent" },
        { email: "eve@example.com", roleName: "Witness", status: "sent", type: "external" },
      ],
    },
  ]);
  await ironclad.control("open", { id, signer: "eve@example.com" });
  await ironclad.control("sign", { id, signer: "eve@example.com" });
  expect(await status(id)).toMatchObject({ signers: [{ status: "sent" }, { status: "signed" }] });
  await ironclad.control("sign", { id });
  expect(await call("GET", `/workflows/${id}/sign-status`)).toMatchObject([
    400,
    { code: "INVALID_STATE", message: expect.stringContaining("currently at the Archive step") },
  ]);
  const [, early] = await call("GET", `/workflows/${id}`);
  expect(early).not.toMatchObject({ attributes: { signed: expect.anything() } });
  const [, later] = await call("GET", `/workflows/${id}`);
  expect(later).toMatchObject({
    step: "Archive",
    signatures: { state: "completed" },
    attributes: { signed: { key: expect.any(String), versionNumber: 1 } },
  });
  await ironclad.control("archive", { id });
  expect(await call("GET", `/workflows/${id}`)).toMatchObject([
    200,
    { step: "Complete", status: "completed", isComplete: true, recordIds: [expect.any(String)] },
  ]);
  expect(eventsOf(await ironclad.heard())).toEqual(
    expect.arrayContaining([
      "workflow_launched",
      "workflow_step_updated",
      "workflow_signature_packet_sent",
      "workflow_signature_packet_signer_first_viewed",
      "workflow_signature_packet_fully_signed",
      "workflow_completed",
    ]),
  );
});

test("hooks are signed by RSA over event id, body and nonce, and say nothing about the status", async () => {
  await ironclad.control("setCallbackUrl", { url: ironclad.receiver.url });
  await launchSample(ironclad);
  const [, pem] = await call("GET", "/webhooks/verification-key");
  const [first] = await ironclad.heard();
  const shape = z.strictObject({
    nonce: z.string(),
    signAlgorithm: z.literal("sha256"),
    signature: z.string(),
    encoding: z.literal("base64"),
  });
  const eventId = String(first?.headers["x-ironclad-webhook-event-id"]);
  const { nonce, signature } = shape.parse(
    JSON.parse(String(first?.headers["x-ironclad-webhook-verification"])),
  );
  const verify = (body: string): boolean =>
    createVerify("sha256")
      .update(eventId)
      .update(body)
      .update(nonce)
      .verify(z.string().parse(pem), signature, "base64");
  expect(verify(first?.body ?? "")).toBe(true);
  expect(verify(`${first?.body} `)).toBe(false);
});

test("a rotated key signs from then on, and the endpoint gives the new one", async () => {
  const [, before] = await call("GET", "/webhooks/verification-key");
  await ironclad.control("rotateKey");
  const [, after] = await call("GET", "/webhooks/verification-key");
  expect(after).not.toBe(before);
  expect(after).toMatch(/^-----BEGIN PUBLIC KEY-----/u);
});

test("in sequence the second is asked when the first has signed, and the internal one comes last", async () => {
  const id = await sent("Scale agreement");
  expect(await status(id)).toMatchObject({
    routing: "sequential",
    signers: [
      { status: "sent", routingOrder: 0 },
      { status: "pending", routingOrder: 1 },
      { status: "pending", type: "internal", email: "ada.owner@example.com", userId: expect.any(String) },
    ],
  });
  await expect(ironclad.control("sign", { id, signer: "eve@example.com" })).rejects.toThrow("not the turn");
  await ironclad.control("sign", { id });
  expect(await status(id)).toMatchObject({
    signers: [{ status: "signed" }, { status: "sent" }, { status: "pending" }],
  });
  await ironclad.control("signAll", { id });
  expect(await call("GET", `/workflows/${id}`)).toMatchObject([200, { step: "Archive" }]);
});

test("a refusal stands in the sign status alone: no event is its own, the step stays", async () => {
  await ironclad.control("setCallbackUrl", { url: ironclad.receiver.url });
  const id = await sent();
  const before = (await ironclad.heard()).length;
  await ironclad.control("open", { id, signer: "bo.ek@example.com" });
  await ironclad.control("decline", { id, signer: "bo.ek@example.com", reason: "Too expensive" });
  expect(await call("GET", `/workflows/${id}`)).toMatchObject([200, { step: "Sign", status: "active" }]);
  expect(await status(id)).toMatchObject({ status: "sent", signers: [{ status: "declined" }, {}] });
  expect(eventsOf((await ironclad.heard()).slice(before)).at(-1)).toBe("workflow_updated");
  expect(ironclad.simulator.state()).toMatchObject({ documents: [{ state: "Sign: declined" }] });
  await expect(ironclad.control("signAll", { id })).rejects.toThrow("bo.ek@example.com declined");
});

test("a request is cancelled with a reason, sent again, and reminded once an hour", async () => {
  const id = await sent();
  const remind = `/workflows/${id}/sign-status/signers/Counterparty%20Signer/remind`;
  expect(await call("POST", remind)).toEqual([204, undefined]);
  expect(await call("POST", remind)).toMatchObject([429, { code: "TOO_MANY_REQUESTS" }]);
  ironclad.clock.pass(3_600_000);
  expect((await call("POST", remind))[0]).toBe(204);
  expect((await call("POST", `/workflows/${id}/${SEND}`))[0]).toBe(400);
  const cancel = `/workflows/${id}/sign-status/cancel-signature-request`;
  expect(await call("POST", cancel, {})).toMatchObject([400, { code: "MISSING_PARAM", param: "reason" }]);
  expect(await call("POST", cancel, { reason: "wrong price" })).toMatchObject([200, { status: "not_sent" }]);
  expect((await call("POST", remind))[0]).toBe(400);
  expect((await call("POST", `/workflows/${id}/${SEND}`))[0]).toBe(200);
});

test("a signer gets another address while the request is out; who has signed stays", async () => {
  const id = await sent();
  const path = `/workflows/${id}/sign-status/signers/Counterparty%20Signer`;
  const change = {
    reason: "left the company",
    assigned: { type: "external", email: "cy@example.com", name: "Cy Dahl" },
  };
  expect(await call("PATCH", path, change)).toMatchObject([
    200,
    { name: "Cy Dahl", email: "cy@example.com", status: "sent" },
  ]);
  await ironclad.control("sign", { id, signer: "cy@example.com" });
  expect((await call("PATCH", path, change))[0]).toBe(400);
  expect((await call("DELETE", `/workflows/${id}/sign-status/signers/Witness`))[0]).toBe(204);
  expect(await status(id)).toMatchObject({ status: "not_sent", signers: [{ status: "pending" }] });
});

test("without signature tags the packet does not go out", async () => {
  const id = await launchSample(ironclad);
  await ironclad.control("tags", { id, missing: true });
  expect(await status(id)).toMatchObject({ status: "action_required" });
  expect(await call("POST", `/workflows/${id}/${SEND}`)).toMatchObject([400, { code: "INVALID_STATE" }]);
});

test("a deadline takes the packet back; a person sends it again; from the archive it can go back to signing", async () => {
  const id = await sent();
  await ironclad.control("expire", { id });
  expect(await status(id)).toMatchObject({ status: "not_sent" });
  await ironclad.control("sendPacket", { id });
  await ironclad.control("signAll", { id });
  await ironclad.control("backToSign", { id });
  expect(await call("GET", `/workflows/${id}`)).toMatchObject([200, { step: "Sign", status: "active" }]);
  expect(await status(id)).toMatchObject({ status: "not_sent" });
});
