import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { openSkribble } from "./open-skribble.ts";
import type { OpenSkribble } from "./open-skribble.ts";
import { readPdf } from "./read-pdf.ts";
import { samplePdf } from "./sample-request.ts";

let skribble: OpenSkribble;

beforeEach(async () => {
  skribble = await openSkribble("brief");
  await skribble.simulator.control("setCallbackUrl", { url: skribble.receiver.url });
});
afterEach(async () => {
  await skribble.close();
});

const signer = (name: string): Readonly<Record<string, unknown>> => ({
  email: `${name}@example.com`,
  name,
  signature_type: "AES",
  language: "de",
});
const post = async (over: Readonly<Record<string, unknown>> = {}): Promise<[number, unknown]> =>
  skribble.call("POST", "/signature-requests", {
    title: "Contract - Bo Ek - #4711",
    message: "Please sign the contract. The link is valid for 14 days.",
    content: await samplePdf(),
    signers: [signer("bo"), signer("eve")],
    meta: { kommo_lead_id: "4711" },
    ...over,
  });
const created = async (): Promise<string> => z.looseObject({ id: z.string() }).parse((await post())[1]).id;
const control = (action: string, input: Readonly<Record<string, unknown>> = {}): Promise<unknown> =>
  skribble.simulator.control(action, input);

test("the article's life: created, signed by all, told by one hook with the deal in it, downloaded", async () => {
  const id = await created();
  expect((await skribble.fetch("GET", `/signature-requests/${id}/download`)).status).toBe(409);
  await control("sign", { id, signer: "eve@example.com" });
  expect(await skribble.heard()).toEqual([]);
  expect(await skribble.call("GET", `/signature-requests/${id}`)).toMatchObject([
    200,
    { status: "OPEN", signers: [{ status: "OPEN" }, { status: "SIGNED" }], meta: { kommo_lead_id: "4711" } },
  ]);
  await control("signAll", { id });
  await skribble.heard();
  expect(skribble.receiver.received.map(({ body }): unknown => JSON.parse(body))).toEqual([
    { event_type: "signature-request-signed", signature_request: { id, meta: { kommo_lead_id: "4711" } } },
  ]);
  const copy = await skribble.fetch("GET", `/signature-requests/${id}/download`);
  const facts = await readPdf(new Uint8Array(await copy.arrayBuffer()));
  expect([copy.status, facts]).toMatchObject([200, { pages: 2, values: { client_name: "Bo Ek" } }]);
  expect(await control("documents")).toMatchObject([
    {
      id,
      state: "SIGNED",
      values: { client_name: "Bo Ek" },
      audit: ["created", "invited", "opened", "signed", "opened", "signed", "completed"],
    },
  ]);
});

test("somebody says no: the other hook", async () => {
  const id = await created();
  await control("decline", { id, reason: "No" });
  await skribble.heard();
  expect(skribble.receiver.received.map(({ body }): unknown => JSON.parse(body))).toMatchObject([
    { event_type: "signature-request-declined", signature_request: { id } },
  ]);
  expect(await skribble.call("GET", `/signature-requests/${id}`)).toMatchObject([
    200,
    { status: "DECLINED" },
  ]);
});

test.each([
  ["no signers", { signers: [] }],
  ["the vendor's signatures", { signatures: [] }],
  ["a level that the article does not have", { signers: [{ ...signer("bo"), signature_type: "SES" }] }],
  ["a language that it does not have", { signers: [{ ...signer("bo"), language: "es" }] }],
  ["a signer without name", { signers: [{ email: "bo@example.com" }] }],
  ["a number in meta", { meta: { kommo_lead_id: 4711 } }],
  ["no PDF", { content: "SGVsbG8gd29ybGQh" }],
])("%s is refused", async (_, over) => {
  expect((await post(over))[0]).toBe(400);
});

test("another key, another path and a request that is gone are refused; there is no list and no withdrawal", async () => {
  const id = await created();
  const stranger = await skribble.fetch("GET", `/signature-requests/${id}`, undefined, {
    authorization: "Bearer x",
  });
  expect(stranger.status).toBe(401);
  expect((await skribble.call("GET", "/signature-requests"))[0]).toBe(404);
  expect((await skribble.call("POST", `/signature-requests/${id}/withdraw`))[0]).toBe(404);
  expect((await skribble.call("GET", `/signature-requests/${id}/download/more`))[0]).toBe(404);
  await control("deleteByHand", { id });
  expect((await skribble.call("GET", `/signature-requests/${id}`))[0]).toBe(404);
  await control("revokeKey");
  expect((await post())[0]).toBe(401);
});

test("the copy is locked as often as wished, and the article knows no expiry", async () => {
  const id = await created();
  await control("setPdf", { notReadyTimes: 1 });
  await expect(control("expire", { id })).rejects.toThrow("knows no expiry");
  await control("signAll", { id });
  await expect(control("sign", { id })).rejects.toThrow("is SIGNED, not OPEN");
  expect((await skribble.fetch("GET", `/signature-requests/${id}/download`)).status).toBe(423);
  expect((await skribble.fetch("GET", `/signature-requests/${id}/download`)).status).toBe(200);
});
