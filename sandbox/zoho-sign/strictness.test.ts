import { afterEach, beforeEach, expect, test } from "vitest";
import { openZohoSign } from "./open-zoho-sign.ts";
import type { Form, OpenZohoSign } from "./open-zoho-sign.ts";
import {
  actionsOf,
  drafted,
  orderOf,
  requestIn,
  sent,
  STANDARD,
  TEXTS,
  TWO_SIGNERS,
} from "./sample-order.ts";

const CREATE = `/templates/${STANDARD}/createdocument`;
let sign: OpenZohoSign;

beforeEach(async () => {
  sign = await openZohoSign("documented");
});
afterEach(async () => {
  await sign.close();
});

const created = async (over: Form): Promise<readonly [number, unknown]> =>
  sign.call("POST", CREATE, await orderOf(sign, STANDARD, over));
const CLIENT = { recipient_name: "Bo Ek", recipient_email: "bo.ek@example.com" };

const withHeaders = async (headers: Record<string, string>): Promise<unknown> => {
  const answer = await sign.fetch("/templates", { headers });
  return [answer.status, await answer.json()];
};
const asked = async (method: string, path: string): Promise<unknown> => {
  const [status, body] = await sign.call(method, path);
  return { status, body };
};

test("a call without a token and one with a wrong one are told apart, both with 401", async () => {
  expect(await withHeaders({})).toEqual([401, { code: 9031, message: "Ticket invalid", status: "failure" }]);
  const dead = [401, { code: 9041, message: "Invalid Oauth token", status: "failure" }];
  expect(await withHeaders({ authorization: "Zoho-oauthtoken 1000.dead.dead" })).toEqual(dead);
  expect(await withHeaders({ authorization: "Bearer 1000.dead.dead" })).toEqual(dead);
});

test("what does not exist is a failure with 400 and its own code", async () => {
  expect(await asked("GET", "/templates/1")).toMatchObject({ status: 400, body: { code: 20405 } });
  expect(await asked("GET", "/requests/389415000000099999")).toMatchObject({
    status: 400,
    body: { code: 4066 },
  });
  expect(await asked("POST", "/requests/1/submit")).toMatchObject({ status: 400, body: { code: 4066 } });
  expect(await asked("GET", "/nonsense")).toMatchObject({ status: 404, body: { status: "failure" } });
  expect(await asked("DELETE", "/requests/1")).toMatchObject({ status: 404 });
});

test("createdocument takes a form, in either encoding, and no JSON", async () => {
  const form = await orderOf(sign, STANDARD);
  const parts = new FormData();
  for (const [key, value] of Object.entries(form)) {
    parts.set(key, typeof value === "string" ? value : JSON.stringify(value));
  }
  const answer = await sign.fetch(CREATE, { method: "POST", body: parts });
  expect([answer.status, requestIn(await answer.json())["request_status"]]).toEqual([200, "draft"]);
  const json = await sign.fetch(CREATE, { method: "POST", body: new Blob([JSON.stringify(form)]) });
  expect([json.status, await json.json()]).toMatchObject([400, { code: 9009 }]);
  expect((await sign.call("POST", CREATE, { ...form, is_quicksend: "yes" }))[1]).toMatchObject({
    code: 9009,
  });
  expect((await sign.call("POST", CREATE, { data: form["data"] }))[1]).toMatchObject({
    code: 9009,
    error_param: "is_quicksend",
  });
  expect((await sign.call("POST", CREATE, { ...form, document_name: "x" }))[1]).toMatchObject({ code: 9043 });
  expect((await sign.call("POST", CREATE, { ...form, data: "{" }))[1]).toMatchObject({ code: 9009 });
});

test("a key too many is refused wherever it stands", async () => {
  const [action] = await actionsOf(sign, STANDARD);
  const strays: readonly Form[] = [
    { expiration_days: 5 },
    { template_id: STANDARD },
    { actions: [{ ...action, action_status: "NOACTION" }] },
    { actions: [{ ...action, fields: [] }] },
    { field_data: { field_text_data: TEXTS, field_number_data: {} } },
  ];
  for (const over of strays) {
    expect((await created(over))[1]).toMatchObject({ code: 9043, message: "Extra key found" });
  }
});

test("every role wants its action, with id, name, e-mail and whether to verify", async () => {
  const [client, witness] = await actionsOf(sign, TWO_SIGNERS);
  const answer = async (actions: readonly unknown[]): Promise<unknown> => {
    const form = await orderOf(sign, TWO_SIGNERS, { actions });
    return (await sign.call("POST", `/templates/${TWO_SIGNERS}/createdocument`, form))[1];
  };
  expect(await answer([client])).toMatchObject({ code: 9056 });
  expect(await answer([client, { ...witness, action_id: "1" }])).toMatchObject({ code: 4021 });
  expect(await answer([client, { ...witness, role: "client" }])).toMatchObject({ code: 4021 });
  expect(await answer([client, { ...witness, recipient_email: "" }])).toMatchObject({ code: 9009 });
  expect(await answer([client, { ...witness, recipient_name: " " }])).toMatchObject({ code: 9009 });
  expect(await answer([client, { ...witness, verify_recipient: undefined }])).toMatchObject({ code: 9009 });
  expect(await answer([client, { ...witness, verify_recipient: true }])).toMatchObject({ code: 9009 });
  expect(await answer([client, { ...witness, language: "xx" }])).toMatchObject({ code: 9009 });
  expect(await answer([witness, { ...client, ...CLIENT, language: "de", signing_order: 3 }])).toMatchObject({
    code: 0,
    requests: {
      actions: [
        { recipient_email: CLIENT.recipient_email, signing_order: 3, language: "de" },
        { recipient_email: witness?.["recipient_email"] },
      ],
    },
  });
});

const filled = async (data: Form): Promise<unknown> => (await created({ field_data: data }))[1];

test("values go to their kind of field, fit it, and mandatory ones are there", async () => {
  const { client_name: _left, ...withoutName } = TEXTS;
  expect(await filled({ field_text_data: withoutName })).toMatchObject({
    code: 4021,
    error_param: "client_name",
  });
  const texts = { field_text_data: TEXTS };
  expect(await filled({ field_text_data: { ...TEXTS, shoe_size: "44" } })).toMatchObject({
    code: 4021,
    error_param: "shoe_size",
  });
  expect(await filled({ field_text_data: { ...TEXTS, plan: "Platinum" } })).toMatchObject({ code: 4021 });
  expect(await filled({ field_text_data: { ...TEXTS, contract_date: "01 Dec 2026" } })).toMatchObject({
    code: 4021,
  });
  expect(await filled({ field_text_data: { ...TEXTS, client_company: "x".repeat(2049) } })).toMatchObject({
    code: 4021,
  });
  expect(await filled({ ...texts, field_boolean_data: { auto_renewal: "true" } })).toMatchObject({
    code: 9009,
  });
  for (const wrong of ["2026-12-01", "1 Dec 2026", "31 Feb 2026", "01 December 2026"]) {
    expect(await filled({ ...texts, field_date_data: { contract_date: wrong } })).toMatchObject({
      code: 8033,
    });
  }
  await filled({
    field_text_data: { ...TEXTS, plan: "Scale" },
    field_boolean_data: { auto_renewal: true },
    field_date_data: { contract_date: "01 Dec 2026" },
  });
  expect(await sign.control("documents")).toMatchObject([
    { values: { plan: "Scale", auto_renewal: "true", contract_date: "2026-12-01", kommo_deal_id: null } },
  ]);
});

test("a draft goes out once", async () => {
  const id = await drafted(sign);
  const stray = { data: { requests: { actions: [{ action_id: "1", action_status: "NOACTION" }] } } };
  expect((await sign.call("POST", `/requests/${id}/submit`, stray))[1]).toMatchObject({ status: "failure" });
  expect((await sign.call("POST", `/requests/${id}/submit`))[0]).toBe(200);
  expect((await sign.call("POST", `/requests/${id}/submit`))[0]).toBe(400);
});

test("the limit counts per endpoint and minute, once it is set", async () => {
  const id = await sent(sign);
  await sign.control("setLimits", { perMinute: 2 });
  const read = async (path: string): Promise<number> => (await sign.call("GET", path))[0];
  expect([await read(`/requests/${id}`), await read(`/requests/${id}`), await read("/requests")]).toEqual([
    200, 200, 200,
  ]);
  expect(await sign.call("GET", "/requests/7")).toMatchObject([429, { status: "failure" }]);
  sign.pass(60_000);
  expect(await read(`/requests/${id}`)).toBe(200);
  await sign.control("setLimits", { perMinute: 0, status: 400 });
  expect(await read("/templates")).toBe(400);
});

test("the tokens of another organization see none of ours", async () => {
  const id = await sent(sign);
  await sign.control("switchAccount");
  expect((await sign.call("GET", `/requests/${id}`))[1]).toMatchObject({ code: 4066 });
  await sign.control("switchAccount");
  expect((await sign.call("GET", `/requests/${id}`))[0]).toBe(200);
});
