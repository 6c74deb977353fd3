import { afterEach, beforeEach, expect, test } from "vitest";
import { createHookReceiver } from "../kit/hook-receiver.ts";
import { openSkribble } from "./open-skribble.ts";
import type { OpenSkribble } from "./open-skribble.ts";
import { requestIn, sampleRequest, sampleSigner } from "./sample-request.ts";

let skribble: OpenSkribble;

beforeEach(async () => {
  skribble = await openSkribble("documented");
});
afterEach(async () => {
  await skribble.close();
});

const control = (action: string, input: Readonly<Record<string, unknown>>): Promise<unknown> =>
  skribble.simulator.control(action, input);
const create = async (over: Readonly<Record<string, unknown>> = {}): Promise<string> => {
  const { url } = skribble.receiver;
  const order = await sampleRequest({
    signatures: [sampleSigner("bo.ek@example.com", 1), sampleSigner("eve@example.com", 2)],
    callback_success_url: `${url}?success=SKRIBBLE_SIGNATURE_REQUEST_ID`,
    callback_update_url: `${url}?update=SKRIBBLE_SIGNATURE_REQUEST_ID`,
    callback_error_url: `${url}?error=SKRIBBLE_SIGNATURE_REQUEST_ID`,
    ...over,
  });
  const [, body] = await skribble.call("POST", "/signature-requests", order);
  return requestIn(body).id;
};
const log = async (id: string): Promise<unknown> => {
  await skribble.hooks.settled();
  return (await skribble.call("GET", `/signature-requests/${id}/callbacks`))[1];
};

test("each signature is an update, the last one a success too; a callback has no body and proves nothing", async () => {
  const id = await create();
  expect(await log(id)).toEqual([]);
  await control("open", { id });
  await control("sign", { id });
  expect(await skribble.heard()).toEqual([`/hook?update=${id}`]);
  await control("sign", { id });
  const heard = [...(await skribble.heard())].toSorted();
  expect(heard).toEqual([`/hook?success=${id}`, `/hook?update=${id}`, `/hook?update=${id}`]);
  const { method, body, headers } = skribble.receiver.received[0] ?? {};
  expect([
    method,
    body,
    Object.keys(headers ?? {}).filter((name) => /signature|content-type/u.test(name)),
  ]).toEqual(["POST", "", []]);
});

test.each([
  ["decline", { reason: "No" }],
  ["withdrawByHand", {}],
  ["fail", {}],
])("%s calls the error address", async (action, more) => {
  const id = await create();
  await control(action, { id, ...more });
  expect(await skribble.heard()).toEqual([`/hook?error=${id}`]);
});

test("all placeholders are replaced, and the address is encoded whatever it was before", async () => {
  const { url } = skribble.receiver;
  const callback_update_url = `${url}/a%2Fb?d=SKRIBBLE_DOCUMENT_ID&s=SKRIBBLE_SIGNATURE_ID`;
  const id = await create({ callback_update_url });
  await control("sign", { id });
  const [, body] = await skribble.call("GET", `/signature-requests/${id}`);
  const { document_id: documentId, signatures } = requestIn(body);
  expect(await skribble.heard()).toEqual([`/hook/a%252Fb?d=${documentId}&s=${signatures[0]?.sid ?? ""}`]);
});

test("whoever answers with anything but 2xx is called again", async () => {
  const id = await create();
  skribble.receiver.answerWith([500, 404, 204]);
  await control("sign", { id });
  expect(await log(id)).toMatchObject([
    {
      signature_request_id: id,
      type: "UPDATE",
      state: "COMPLETED",
      attempts: 3,
      messages: [/500/u, /404/u].map((word) => expect.stringMatching(word)),
    },
  ]);
});

test("a call that has not left yet is open", async () => {
  const id = await create();
  skribble.hooks.fault({ kind: "late", delayMs: 600_000 });
  await control("sign", { id });
  expect(await skribble.call("GET", `/signature-requests/${id}/callbacks`)).toMatchObject([
    200,
    [{ type: "UPDATE", state: "OPEN", attempts: 0, messages: [] }],
  ]);
});

test("the log tells which calls came through and which were given up", async () => {
  const id = await create();
  skribble.receiver.answerWith(Array.from({ length: 13 }, () => 503));
  await control("sign", { id });
  await skribble.hooks.settled();
  await control("sign", { id });
  const url = expect.stringContaining(id);
  const entries = [
    { type: "UPDATE", state: "RESIGNATED", attempts: 13, url },
    { type: "UPDATE", state: "COMPLETED", attempts: 1, messages: [] },
    { type: "SUCCESS", state: "COMPLETED", attempts: 1 },
  ];
  expect(await log(id)).toMatchObject(entries);
  expect((await skribble.call("POST", `/signature-requests/${id}/callbacks`))[0]).toBe(405);
});

test("with another address set, calls go there with their own query", async () => {
  const other = await createHookReceiver();
  await control("setCallbackUrl", { url: `${other.url}/elsewhere?secret=1` });
  const id = await create();
  await control("sign", { id });
  await skribble.hooks.settled();
  expect(other.received.map(({ url }) => url)).toEqual([`/hook/elsewhere?update=${id}`]);
  expect(skribble.receiver.received).toEqual([]);
  await other.close();
});

test("a request without addresses calls nobody", async () => {
  const [, body] = await skribble.call("POST", "/signature-requests", await sampleRequest());
  const { id } = requestIn(body);
  await control("sign", { id });
  expect([await skribble.heard(), await log(id)]).toEqual([[], []]);
});
