import { afterEach, beforeEach, expect, test } from "vitest";
import { openZohoSign } from "./open-zoho-sign.ts";
import type { Form, OpenZohoSign } from "./open-zoho-sign.ts";
import { requestIn, STANDARD, TEXTS } from "./sample-order.ts";
import { signHook } from "./sign-hook.ts";

const DAY_MS = 86_400_000;
let sign: OpenZohoSign;

beforeEach(async () => {
  sign = await openZohoSign("brief");
});
afterEach(async () => {
  await sign.close();
});

const person = (name: string, order: number): Form => ({
  action_type: "SIGN",
  recipient_name: name,
  recipient_email: `${name}@example.com`,
  signing_order: order,
  private_notes: "Kommo Deal #4711",
});
const order = (templates: Form = {}, beside: Form = {}): Form => ({
  data: {
    templates: { template_id: STANDARD, actions: [person("bo", 1)], notes: "Deal: Nordlicht", ...templates },
    data: { field_data: { field_text_data: TEXTS } },
    ...beside,
  },
});
const create = (form: Form): Promise<readonly [number, unknown]> =>
  sign.call("POST", `/templates/${STANDARD}/createdocument`, form);
const createdId = async (form: Form): Promise<string> => requestIn((await create(form))[1]).request_id;
const shown = async (id: string): Promise<unknown> =>
  requestIn((await sign.call("GET", `/requests/${id}`))[1]);

test("creating sends, and the completed PDF is fetched by id", async () => {
  const id = await createdId(order());
  expect(await shown(id)).toMatchObject({ request_status: "inprogress", notes: "Deal: Nordlicht" });
  await sign.control("sign", { id });
  expect(await shown(id)).toMatchObject({ request_status: "completed" });
  const pdf = Buffer.from(await (await sign.fetch(`/requests/${id}/pdf`)).arrayBuffer());
  expect(pdf.toString("latin1")).toMatch(/^%PDF-/u);
  expect((await sign.call("GET", "/templates"))[1]).toMatchObject({
    templates: expect.arrayContaining([
      expect.objectContaining({ template_id: STANDARD, template_name: "Standard agreement" }),
    ]),
  });
});

test("field_data may stand beside templates too; dates are ISO texts", async () => {
  const texts = { ...TEXTS, contract_date: "2026-05-27", plan: "Growth" };
  const id = await createdId(order({}, { data: undefined, field_data: { field_text_data: texts } }));
  expect(await sign.control("documents")).toMatchObject([{ id, values: texts }]);
  expect((await create(order({}, { field_data: { field_text_data: texts } })))[0]).toBe(400);
});

test("several sign one after another, those with the same place at once", async () => {
  const id = await createdId(order({ actions: [person("bo", 1), person("eva", 2), person("ida", 2)] }));
  await expect(sign.control("sign", { id, signer: "eva@example.com" })).rejects.toThrow("not the turn");
  await sign.control("sign", { id, signer: "bo@example.com" });
  await sign.control("sign", { id, signer: "ida@example.com" });
  await sign.control("sign", { id });
  expect(await shown(id)).toMatchObject({ request_status: "completed" });
});

test("hooks carry a hex signature over the raw body, and the article's keys", async () => {
  const id = await createdId(order());
  await sign.control("signAll", { id });
  await sign.heard();
  const last = sign.receiver.received.find(({ body }) => body.includes("RequestCompleted"));
  expect(JSON.parse(last?.body ?? "")).toEqual({
    notifications: { operation: "RequestCompleted" },
    requests: { request_id: id, sign_url: expect.stringContaining(`/api/v1/requests/${id}/pdf`) },
  });
  expect(last?.headers["x-zoho-webhook-token"]).toBe(signHook("signing secret", last?.body ?? "", "hex"));
});

test("the other spelling knows three events", async () => {
  await sign.control("setHooks", { events: "dotted", key: "operation_type", ids: "number" });
  const signed = await createdId(order());
  await sign.control("signAll", { id: signed });
  await sign.heard();
  await sign.control("decline", { id: await createdId(order()), reason: "No" });
  await sign.heard();
  await sign.control("expire", { id: await createdId(order()) });
  const heard = await sign.heard();
  expect(heard.map((body) => /document\.\w+/u.exec(body)?.[0])).toEqual([
    "document.completed",
    "document.declined",
    "document.expired",
  ]);
  expect(heard[0]).toContain(`{"notifications":{"operation_type":"document.completed"}`);
  expect(heard[0]).toContain(`"request_id":${signed}`);
});

test("it expires after the days that were given, ninety at most", async () => {
  const id = await createdId(order({ expiry_days: 2 }));
  sign.pass(4 * DAY_MS);
  expect(await shown(id)).toMatchObject({ request_status: "expired" });
  expect((await create(order({ expiry_days: 91 })))[0]).toBe(400);
});

test("what the article does not tell of is not there", async () => {
  const id = await createdId(order());
  for (const [method, path] of [
    ["GET", "/requests"],
    ["POST", `/requests/${id}/recall`],
    ["POST", `/requests/${id}/submit`],
    ["GET", `/requests/${id}/completioncertificate`],
    ["GET", `/templates/${STANDARD}`],
  ] as const) {
    expect([path, (await sign.call(method, path))[0]]).toEqual([path, 404]);
  }
  const strays = [
    { ...order(), is_quicksend: "true" },
    order({ request_name: "x" }),
    order({ template_id: "1" }),
    order({ actions: [{ ...person("bo", 1), action_id: "1" }] }),
    order({}, { data: { field_data: { field_text_data: { ...TEXTS, shoe_size: "44" } } } }),
    order({}, { data: { field_data: { field_text_data: {} } } }),
  ];
  for (const form of strays) expect((await create(form))[0]).toBe(400);
  const json = await sign.fetch(`/templates/${STANDARD}/createdocument`, {
    method: "POST",
    body: new Blob([JSON.stringify(order())]),
  });
  expect(json.status).toBe(400);
});
