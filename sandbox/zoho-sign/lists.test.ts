import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { openZohoSign } from "./open-zoho-sign.ts";
import type { OpenZohoSign } from "./open-zoho-sign.ts";
import { drafted } from "./sample-order.ts";

let sign: OpenZohoSign;

beforeEach(async () => {
  sign = await openZohoSign("documented");
});
afterEach(async () => {
  await sign.close();
});

const List = z.object({
  requests: z.array(z.looseObject({ request_name: z.string() })),
  page_context: z.looseObject({ has_more_rows: z.boolean() }),
});
const list = async (page: Readonly<Record<string, unknown>>): Promise<readonly [number, unknown]> =>
  sign.call("GET", `/requests?data=${encodeURIComponent(JSON.stringify({ page_context: page }))}`);
const names = async (page: Readonly<Record<string, unknown>>): Promise<readonly string[]> =>
  List.parse((await list(page))[1]).requests.map(({ request_name: name }) => name);

test("the list comes in pages, newest first", async () => {
  for (const name of ["A", "B", "C"]) await drafted(sign, undefined, { request_name: name });
  const [, first] = await list({ row_count: 2, start_index: 1 });
  expect(first).toMatchObject({
    code: 0,
    requests: [{ request_name: "C" }, { request_name: "B" }],
    page_context: { has_more_rows: true, start_index: 1, row_count: 2, total_count: 3 },
  });
  const [, second] = await list({ row_count: 2, start_index: 3 });
  expect(second).toMatchObject({ requests: [{ request_name: "A" }], page_context: { has_more_rows: false } });
  expect(await names({ sort_column: "request_name", sort_order: "ASC" })).toEqual(["A", "B", "C"]);
});

test("searching finds parts of names, or whole ones only", async () => {
  await drafted(sign, undefined, { request_name: "Agreement [CS-1]" });
  await drafted(sign, undefined, { request_name: "Agreement [CS-10]" });
  expect(await names({ search_columns: { request_name: "cs-1" } })).toHaveLength(2);
  expect(await names({ search_columns: { recipient_email: "client@" } })).toHaveLength(2);
  await sign.control("setSearch", { exact: true });
  expect(await names({ search_columns: { request_name: "CS-1" } })).toEqual([]);
  expect(await names({ search_columns: { request_name: "Agreement [CS-1]" } })).toHaveLength(1);
});

test("what the list does not know is refused", async () => {
  for (const page of [
    { row_count: 101 },
    { start_index: 0 },
    { sort_column: "modified_time" },
    { search_columns: { notes: "x" } },
  ]) {
    expect([page, await list(page)]).toMatchObject([page, [400, { status: "failure" }]]);
  }
  expect((await list({ since: "2026" }))[1]).toMatchObject({ code: 9043 });
  expect((await sign.call("GET", "/requests?updated_since=1"))[1]).toMatchObject({ code: 9043 });
});

test("new requests reach the list late while it lags", async () => {
  await drafted(sign, undefined, { request_name: "Old" });
  await sign.control("setListLag", { calls: 2 });
  await drafted(sign, undefined, { request_name: "New" });
  expect(await names({})).toEqual(["Old"]);
  expect(await names({})).toEqual(["Old"]);
  expect(await names({})).toEqual(["New", "Old"]);
});

test("templates are listed by name, and shown with their fields and roles", async () => {
  const [, all] = await sign.call("GET", "/templates");
  expect(all).toMatchObject({
    templates: [
      { template_name: "Two signers" },
      { template_name: "Standard agreement", template_id: "389415000000001001" },
      { template_name: "Scale agreement" },
      { template_name: "Growth agreement" },
    ],
    page_context: { has_more_rows: false },
  });
  const [, one] = await sign.call("GET", "/templates/389415000000001001");
  const { templates } = z.object({ templates: z.unknown() }).parse(one);
  expect(templates).toMatchObject({
    actions: [{ action_id: expect.any(String), role: "client", action_type: "SIGN", signing_order: 1 }],
  });
  const { document_fields: documents } = z
    .object({ document_fields: z.array(z.object({ fields: z.array(z.unknown()) })) })
    .parse(templates);
  expect(documents[0]?.fields).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        field_label: "client_name",
        field_category: "textfield",
        is_mandatory: true,
      }),
      expect.objectContaining({ field_label: "contract_date", date_format: "dd MMM yyyy" }),
      expect.objectContaining({ field_label: "auto_renewal", field_category: "checkbox" }),
      expect.objectContaining({
        field_label: "plan",
        field_category: "dropdown",
        dropdown_values: expect.arrayContaining([expect.objectContaining({ dropdown_value: "Scale" })]),
      }),
    ]),
  );
});

test("a template is published, and taken away", async () => {
  const id = "389415000000001777";
  const fields = [{ label: "color", category: "radiogroup", options: ["red", "blue"], mandatory: true }];
  await sign.control("publishTemplate", { id, title: "Colors", fields, roles: ["client", "internal"] });
  expect((await sign.call("GET", `/templates/${id}`))[1]).toMatchObject({
    templates: { template_name: "Colors", actions: [{ role: "client" }, { role: "internal" }] },
  });
  await drafted(sign, id, { field_data: { field_radio_data: { color: "blue" } } });
  expect(await sign.control("documents")).toMatchObject([{ values: { color: "blue" } }]);
  await sign.control("deleteTemplate", { id });
  expect((await sign.call("GET", `/templates/${id}`))[1]).toMatchObject({ code: 20405 });
});
