import { afterEach, beforeEach, expect, test } from "vitest";
import { openContractbook } from "./open-contractbook.ts";
import type { OpenContractbook } from "./open-contractbook.ts";
import { documentIn, eventIn, sampleDocument } from "./sample-document.ts";

let book: OpenContractbook;
const CREATE = "/templates/tpl_standard/create_document";

beforeEach(async () => {
  book = await openContractbook("documented");
});
afterEach(async () => {
  await book.close();
});

const created = async (
  over: Readonly<Record<string, unknown>> = {},
): Promise<{ id: string; version: string }> => {
  const [status, body] = await book.call("POST", CREATE, sampleDocument(over));
  expect(status).toBe(201);
  return documentIn(body);
};

test("the town's templates are listed and described with their fields", async () => {
  const [, list] = await book.call("GET", "/templates");
  expect(list).toMatchObject({
    templates: [{ id: "tpl_standard" }, { id: "tpl_growth" }, { id: "tpl_scale" }],
  });
  const [status, shown] = await book.call("GET", "/templates/tpl_growth");
  expect([status, shown]).toMatchObject([
    200,
    {
      template: {
        signing_order_mode: "strict",
        data_fields: [
          { name: "client_name", type: "text", value: null, required: true, config: {} },
          { name: "client_email" },
          { name: "deal_amount", type: "number" },
          { name: "plan", type: "select", config: { options: ["Growth", "Scale", "Enterprise"] } },
          { name: "contract_date", type: "date" },
          { name: "kommo_deal_id" },
          { name: "contract_term_months" },
          { name: "client_company" },
          { name: "billing_address" },
        ],
      },
    },
  ]);
  expect((await book.call("GET", "/templates/tpl_none"))[0]).toBe(404);
});

test("a document made from a template is read back with the template's fields, filled", async () => {
  const { id } = await created();
  expect(await book.call("GET", `/documents/${id}`)).toMatchObject([
    200,
    {
      document: {
        id,
        type: "draft",
        state: "draft",
        source_template_id: "tpl_standard",
        signed_at: null,
        created_at: expect.stringMatching(/^2026-01-31T09:00:00\.\d{6}Z$/u),
        events: [{ action: "created", email: "ada.owner@example.com" }],
        parties: [{ signees: [{ email: "bo.ek@example.com", signed_at: null }] }, {}],
      },
    },
  ]);
});

test.each([
  ["no key", ""],
  ["the brief's scheme", "ApiKey key"],
  ["another key", "Bearer other"],
])("%s is unauthorized", async (_what, authorization) => {
  expect(await book.call("GET", "/templates", undefined, authorization)).toEqual([
    401,
    { error: { type: "unauthorized", message: "Unauthorized" } },
  ]);
});

const signee = { email: "bo.ek@example.com", full_name: "Bo Ek" };
test.each([
  ["an unknown key", { signers: [] }, "/document/signers"],
  ["a signee outside a party", { signees: [signee] }, "/document/signees"],
  [
    "a role",
    { parties: [{ signees: [{ ...signee, role: "client" }] }] },
    "/document/parties/0/signees/0/role",
  ],
  [
    "a number as value",
    { data_fields: [{ name: "a", type: "number", value: 5 }] },
    "/document/data_fields/0/value",
  ],
  [
    "a field of a wrong type",
    { data_fields: [{ name: "plan", type: "text", value: "Growth" }] },
    "/document/data_fields/0/type",
  ],
  [
    "no option",
    { data_fields: [{ name: "plan", type: "select", value: "Gold" }] },
    "/document/data_fields/0/value",
  ],
  [
    "no number",
    { data_fields: [{ name: "deal_amount", type: "number", value: "1.200,50" }] },
    "/document/data_fields/0/value",
  ],
  [
    "no date",
    { data_fields: [{ name: "contract_date", type: "date", value: "31.02.2026" }] },
    "/document/data_fields/0/value",
  ],
  [
    "no e-mail",
    { parties: [{ signees: [{ ...signee, email: "Bo Ek" }] }] },
    "/document/parties/0/signees/0/email",
  ],
  ["an unknown order mode", { signing_order_mode: "parallel" }, "/document/signing_order_mode"],
  ["an empty tag", { tags: [""] }, "/document/tags/0"],
  ["a crowd", { tags: Array.from({ length: 501 }, () => "tag") }, "/document/tags"],
])("%s is refused with 422 and its place", async (_what, over, pointer) => {
  expect(await book.call("POST", CREATE, sampleDocument(over))).toMatchObject([
    422,
    { error: { type: "unprocessable_entity", failures: [{ source: { pointer } }] } },
  ]);
  expect(book.simulator.state()).toMatchObject({ documents: [] });
});

test("hostile bodies are refused and leave nothing behind", async () => {
  expect((await book.call("POST", CREATE, `{"__proto__": {"document": {}}}`))[0]).toBe(422);
  expect((await book.call("POST", CREATE, `{"document": {"__proto__": {"title": "x"}}}`))[0]).toBe(422);
  expect((await book.call("POST", CREATE, "{"))[0]).toBe(400);
  expect((await book.call("POST", CREATE, "[]"))[0]).toBe(422);
  expect((await book.call("POST", "/templates/__proto__/create_document", {}))[0]).toBe(404);
  expect((await book.call("POST", "/templates/tpl_none/create_document", sampleDocument()))[0]).toBe(404);
  expect((await book.call("GET", "/constructor"))[0]).toBe(404);
  expect(book.simulator.state()).toMatchObject({ documents: [] });
});

test("an update needs the latest version", async () => {
  const { id, version } = await created();
  const path = `/documents/${id}`;
  expect((await book.call("PATCH", path, { document: { title: "New" } }))[0]).toBe(400);
  const [status, body] = await book.call("PATCH", path, { document: { title: "New", version } });
  expect([status, body]).toMatchObject([201, { document: { title: "New" } }]);
  expect(documentIn(body).version).not.toBe(version);
  expect(await book.call("PATCH", path, { document: { title: "Newer", version } })).toEqual([
    409,
    { error: { type: "conflict", message: "Conflict" } },
  ]);
});

test("an update replaces the whole set of data fields: what is left out is gone", async () => {
  const { id, version } = await created();
  const fields = [{ name: "deal_amount", type: "number", value: "900" }];
  const [, body] = await book.call("PATCH", `/documents/${id}`, {
    document: { version, data_fields: fields },
  });
  expect(body).toMatchObject({
    document: { data_fields: [{ name: "deal_amount", value: "900", required: true }] },
  });
  const left = documentIn(body);
  const wrong = [{ name: "deal_amount", type: "text", value: "900" }];
  const update = { document: { version: left.version, data_fields: wrong } };
  expect((await book.call("PATCH", `/documents/${id}`, update))[0]).toBe(400);
});

test("a document read back can be sent back as it was", async () => {
  const { id, version } = await created();
  const [, body] = await book.call("GET", `/documents/${id}`);
  expect(body).toMatchObject({ document: { parties: [{}, {}] } });
  const { parties, data_fields: dataFields } = documentIn(body);
  const [status, again] = await book.call("PATCH", `/documents/${id}`, {
    document: { version, parties, data_fields: dataFields },
  });
  expect([status, again]).toMatchObject([201, { document: { parties, data_fields: dataFields } }]);
});

test("a document that was sent cannot be updated nor sent again", async () => {
  const { id, version } = await created();
  expect((await book.call("POST", `/documents/${id}/send`))[0]).toBe(200);
  expect((await book.call("PATCH", `/documents/${id}`, { document: { version, title: "x" } }))[0]).toBe(400);
  expect((await book.call("POST", `/documents/${id}/send`))[0]).toBe(422);
  const hooks = await book.heard();
  expect(hooks.filter((hook) => eventIn(hook) === "contract.created")).toHaveLength(1);
});

test.each([
  ["an empty required field", { data_fields: [] }, "client_name must be filled"],
  ["nobody to sign", { parties: [] }, "There is nobody to sign"],
  ["a signee without address", { parties: [{ signees: [{ full_name: "Bo Ek" }] }] }, "Each signee needs"],
])("a draft with %s is not sent", async (_what, over, detail) => {
  const { id } = await created(over);
  const [status, body] = await book.call("POST", `/documents/${id}/send`, {});
  expect([status, body]).toMatchObject([422, { error: { failures: expect.any(Array) } }]);
  expect(JSON.stringify(body)).toContain(detail);
});

test("a send with anything but autosign is refused, and a used-up plan asks for payment", async () => {
  const { id } = await created();
  expect((await book.call("POST", `/documents/${id}/send`, { signing_order_mode: "random" }))[0]).toBe(422);
  await book.simulator.control("plan", { exhausted: true });
  expect(await book.call("POST", `/documents/${id}/send`)).toEqual([
    402,
    { error: { type: "payment_required", message: "Payment Required" } },
  ]);
  expect(book.simulator.state()).toMatchObject({ documents: [{ state: "draft" }] });
});

test("a pending contract can be deleted, a signed one cannot", async () => {
  const [first, second] = [await created(), await created()];
  for (const { id } of [first, second]) await book.call("POST", `/documents/${id}/send`);
  await book.simulator.control("signAll", { id: second.id });
  expect(await book.call("DELETE", `/documents/${first.id}`)).toEqual([204, undefined]);
  expect((await book.call("GET", `/documents/${first.id}`))[0]).toBe(404);
  expect((await book.call("DELETE", `/documents/${second.id}`))[0]).toBe(422);
});

test("a revoked key opens nothing", async () => {
  await book.simulator.control("revokeKey", {});
  expect((await book.call("GET", "/templates"))[0]).toBe(401);
});

test("a form instead of JSON is refused", async () => {
  const { id } = await created();
  const response = await book.simulator.handle({
    method: "POST",
    path: `/documents/${id}/send`,
    query: new URLSearchParams(),
    headers: { authorization: "Bearer key", "content-type": "application/x-www-form-urlencoded" },
    body: Buffer.from("autosign=false"),
  });
  expect(response.status).toBe(415);
});
