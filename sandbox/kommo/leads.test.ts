import { expect, test } from "vitest";
import { at, listAt, openAccount, START_MS } from "./kommo.testkit.ts";

const ID = 20_000_001;
const SALES = 7_100_001;
const SENT = 60_100_004;
const NOW = START_MS / 1000;

test("a deal is read with tags and companies always and contacts only on demand", async () => {
  const { call, town, url } = await openAccount();
  const deal = town.deals[0];
  const plain = await call("GET", `/api/v4/leads/${ID}`);
  expect(plain.status).toBe(200);
  expect(plain.headers.get("content-type")).toBe("application/hal+json");
  expect(plain.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/u);
  const { custom_fields_values: values, ...rest } = Object.fromEntries(Object.entries(plain.json ?? {}));
  expect(rest).toEqual({
    id: ID,
    name: deal?.name,
    price: deal?.price,
    responsible_user_id: 10_100_001,
    group_id: 0,
    status_id: deal?.statusId,
    pipeline_id: SALES,
    loss_reason_id: null,
    created_by: 10_100_001,
    updated_by: 10_100_001,
    created_at: 1_750_000_000,
    updated_at: 1_750_000_000,
    closed_at: null,
    closest_task_at: null,
    is_deleted: false,
    score: null,
    account_id: 32_000_001,
    labor_cost: null,
    is_price_computed: false,
    _links: { self: { href: `${url}/api/v4/leads/${ID}` } },
    _embedded: {
      tags: [],
      companies: [{ id: 40_000_001, _links: { self: { href: `${url}/api/v4/companies/40000001` } } }],
    },
  });
  expect(at(values, 0)).toEqual({
    field_id: 810_001,
    field_name: "Plan",
    field_code: null,
    field_type: "select",
    values: [{ value: expect.any(String), enum_id: expect.any(Number), enum_code: null }],
    is_computed: false,
  });
  const full = await call("GET", `/api/v4/leads/${ID}?with=contacts,loss_reason`);
  expect(at(full.json, "_embedded", "contacts")).toEqual([
    { id: 30_000_001, is_main: true, _links: { self: { href: `${url}/api/v4/contacts/30000001` } } },
  ]);
});

test("a deal that is not there or deleted is a 204 without a body", async () => {
  const { call, control } = await openAccount();
  expect((await call("GET", "/api/v4/leads/99")).status).toBe(204);
  await control("deleteDeal", { id: ID });
  const gone = await call("GET", `/api/v4/leads/${ID}`);
  expect([gone.status, gone.text]).toEqual([204, ""]);
});

test("a deal without field values has null, not an empty list", async () => {
  const { call, control } = await openAccount();
  const id = at(await control("createDeal", { name: "Bare" }), "id");
  expect(at((await call("GET", `/api/v4/leads/${String(id)}`)).json, "custom_fields_values")).toBeNull();
});

test("a patch answers id, updated_at and links only, and takes effect", async () => {
  const { call, url } = await openAccount();
  const answer = await call("PATCH", `/api/v4/leads/${ID}`, {
    status_id: SENT,
    pipeline_id: SALES,
    price: 12,
  });
  expect(answer.json).toEqual({
    _links: { self: { href: `${url}/api/v4/leads/${ID}` } },
    _embedded: {
      leads: [{ id: ID, updated_at: NOW, _links: { self: { href: `${url}/api/v4/leads/${ID}` } } }],
    },
  });
  expect((await call("GET", `/api/v4/leads/${ID}`)).json).toMatchObject({
    status_id: SENT,
    pipeline_id: SALES,
    price: 12,
    updated_at: NOW,
  });
});

test.each([
  ["an unknown key", { stage_id: SENT }, "stage_id"],
  ["a price with cents", { price: 10.5 }, "price"],
  ["a price as text", { price: "10" }, "price"],
  ["a stage of the other pipeline", { status_id: SENT, pipeline_id: 7_100_002 }, "status_id"],
  ["an unknown stage", { status_id: 5 }, "status_id"],
  [
    "an unknown field",
    { custom_fields_values: [{ field_id: 1, values: [{ value: "x" }] }] },
    "custom_fields_values.0.field_id",
  ],
  [
    "an unknown option",
    { custom_fields_values: [{ field_id: 810_001, values: [{ enum_id: 3 }] }] },
    "custom_fields_values.0.values.0.enum_id",
  ],
  ["fields as an object by name", { custom_fields_values: { Plan: "Growth" } }, "custom_fields_values"],
  ["a prototype key", JSON.parse('{"__proto__":{"price":1}}'), "__proto__"],
])("a patch with %s is a 400 that names the spot", async (_what, body: unknown, path) => {
  const { call } = await openAccount();
  const answer = await call("PATCH", `/api/v4/leads/${ID}`, body);
  expect(answer.status).toBe(400);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(answer.json).toMatchObject({
    title: "Bad Request",
    status: 400,
    detail: "Request validation failed",
  });
  expect(at(answer.json, "validation-errors", 0, "errors", 0, "path")).toBe(path);
});

test("a batch with one bad item changes nothing and names the item by request_id or place", async () => {
  const { call } = await openAccount();
  const before = await call("GET", `/api/v4/leads/${ID}`);
  const answer = await call("PATCH", "/api/v4/leads", [
    { id: ID, price: 1 },
    { id: ID + 1, price: "x" },
    { id: 7, request_id: "mine" },
  ]);
  expect(answer.status).toBe(400);
  expect(listAt(answer.json, "validation-errors").map((one) => at(one, "request_id"))).toEqual(["1", "mine"]);
  expect(at((await call("GET", `/api/v4/leads/${ID}`)).json, "price")).toBe(at(before.json, "price"));
});

test("a batch takes an array of up to 250, a single patch an object", async () => {
  const { call } = await openAccount();
  expect((await call("PATCH", "/api/v4/leads", { id: ID })).status).toBe(400);
  expect((await call("PATCH", `/api/v4/leads/${ID}`, [{ price: 1 }])).status).toBe(400);
  expect((await call("PATCH", "/api/v4/leads", [])).json).toMatchObject({
    detail: "Request data can not be empty",
  });
  expect(
    (
      await call(
        "PATCH",
        "/api/v4/leads",
        Array.from({ length: 251 }, () => ({ id: ID })),
      )
    ).status,
  ).toBe(422);
  expect((await call("PATCH", "/api/v4/leads", "{oops")).status).toBe(400);
});

test("142 without a pipeline closes the deal where it is, in the other pipeline with it", async () => {
  const { call } = await openAccount();
  await call("PATCH", `/api/v4/leads/${ID}`, { status_id: 142 });
  const here = await call("GET", `/api/v4/leads/${ID}`);
  expect(here.json).toMatchObject({ status_id: 142, pipeline_id: SALES, closed_at: NOW });
  await call("PATCH", `/api/v4/leads/${ID}`, { status_id: 142, pipeline_id: 7_100_002 });
  expect((await call("GET", `/api/v4/leads/${ID}`)).json).toMatchObject({ pipeline_id: 7_100_002 });
});

test("unknown paths are 404, known paths with a wrong method 405", async () => {
  const { call } = await openAccount();
  expect((await call("POST", "/api/v4/notes", [])).status).toBe(404);
  expect((await call("POST", `/api/v4/leads/${ID}`, {})).status).toBe(405);
  expect((await call("GET", "/api/v4/toString")).status).toBe(404);
});
