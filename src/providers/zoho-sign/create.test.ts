import { expect, test } from "vitest";
import type { ContractOrder } from "../../domain/order.ts";
import { NOW } from "../test-vendor.ts";
import { documented } from "./documented.ts";
import {
  connectTo,
  dataOf,
  fieldJson,
  formOf,
  order,
  refused,
  REQUEST_ID,
  requestReply,
  TEMPLATE_ID,
  templateReply,
} from "./vendor-fixture.ts";
import type { Connected } from "./vendor-fixture.ts";
import type { JsonObject } from "../../domain/json.ts";

const DRAFT = requestReply({ request_status: "draft", actions: [] });
/** A vendor with one template. */
function vendorWith(
  template: Readonly<Record<string, unknown>> = {},
  settings: JsonObject = {},
): Promise<Connected> {
  return connectTo(documented, ({ method }) => (method === "GET" ? templateReply(template) : DRAFT), {
    settings,
  });
}

/** `data` of the one create call for this order. */
async function sentData(
  change: Partial<ContractOrder>,
  template: Readonly<Record<string, unknown>>,
): Promise<unknown> {
  const { account, calls } = await vendorWith(template);
  await account.create(order(change));
  return dataOf(calls().at(-1));
}

function withFields(...fields: readonly unknown[]): Readonly<Record<string, unknown>> {
  return { document_fields: [{ document_id: "1", fields }] };
}

test("a draft is made from the template: the exact request, and no key beyond the documented ones", async () => {
  const { account, calls } = await vendorWith();
  const contract = await account.create(order());
  expect(contract).toMatchObject({ id: REQUEST_ID, status: "drafted", vendorStatus: "draft" });
  const [template, create] = calls();
  expect([template?.method, template?.path]).toEqual(["GET", `/templates/${TEMPLATE_ID}`]);
  expect([create?.method, create?.path]).toEqual(["POST", `/templates/${TEMPLATE_ID}/createdocument`]);
  expect(create?.headers["content-type"]).toBe("application/x-www-form-urlencoded");
  expect(create && Object.keys(formOf(create))).toEqual(["data", "is_quicksend"]);
  expect(create && formOf(create)["is_quicksend"]).toBe("false");
  expect([...(create?.query.keys() ?? [])]).toEqual([]);
  expect(dataOf(create)).toEqual({
    templates: {
      request_name: "Agreement with Bo Client [CS-7K2M9QX4TR]",
      notes: "Hello Bo, please sign.",
      field_data: {
        field_text_data: { client_name: "Bo Client", deal_amount: "12000" },
        field_boolean_data: {},
        field_date_data: {},
      },
      actions: [
        {
          action_id: "389415000000001005",
          action_type: "SIGN",
          role: "client",
          recipient_name: "Bo Client",
          recipient_email: "bo@example.com",
          signing_order: 1,
          verify_recipient: false,
          private_notes: "",
        },
      ],
    },
  });
});

test("with `testing` the contract is a test document", async () => {
  const { account, calls } = await vendorWith({}, { testing: true });
  await account.create(order());
  expect(calls().at(-1)?.query.get("testing")).toBe("true");
});

test("values go by label into the part of their category, dates in each field's own form", async () => {
  const data = await sentData(
    {
      fields: {
        Client_Name: "Bo",
        plan: "growth",
        agreed: "ja",
        contract_date: "31.12.2026",
        renewal: "2027-01-02",
        billing: "Monthly",
        extras: "Support, training",
      },
    },
    withFields(
      fieldJson("client_name", "textfield"),
      fieldJson("plan", "dropdown", {
        dropdown_values: [{ dropdown_value: "Growth" }, { dropdown_value: "Scale" }],
      }),
      fieldJson("agreed", "checkbox"),
      fieldJson("contract_date", "datefield", { date_format: "dd MMM yyyy" }),
      fieldJson("renewal", "datefield", { date_format: "MM/dd/yyyy HH:mm" }),
      fieldJson("billing", "radiogroup", { sub_fields: [{ sub_field_name: "Monthly" }] }),
      fieldJson("extras", "checkboxgroup", {
        sub_fields: [{ sub_field_name: "Support" }, { sub_field_name: "Training" }],
      }),
      fieldJson("logo", "image", { is_mandatory: true }),
    ),
  );
  expect(data).toMatchObject({
    templates: {
      field_data: {
        field_text_data: { client_name: "Bo", plan: "Growth" },
        field_boolean_data: { agreed: true },
        field_date_data: { contract_date: "31 Dec 2026", renewal: "01/02/2027 00:00" },
        field_radio_data: { billing: "Monthly" },
        field_checkboxgroup_data: { extras: ["Support", "Training"] },
      },
    },
  });
});

test("fields that share a label get one value, and are required if one of them is", async () => {
  const twice = withFields(
    fieldJson("client_name", "textfield"),
    fieldJson("client_name", "textfield", { is_mandatory: true }),
  );
  const { account } = await vendorWith(twice);
  await expect(account.create(order({ fields: {} }))).rejects.toMatchObject({
    code: "order_incomplete",
    detail: "Required and empty: client_name.",
  });
});

test("what the signers fill in by themselves is not asked of the deal, nor what has a default", async () => {
  const data = await sentData(
    { fields: {} },
    withFields(
      fieldJson("Job title", "textfield", { is_mandatory: true }),
      fieldJson("Full name", "textfield", { is_mandatory: true }),
      fieldJson("Country", "textfield", { is_mandatory: true, default_value: "SE" }),
    ),
  );
  expect(data).toMatchObject({ templates: { field_data: { field_text_data: {} } } });
});

test.each<readonly [string, Readonly<Record<string, string>>, string]>([
  ["a date that is none", { when: "soon" }, "when"],
  ["an option that is none", { plan: "Platinum" }, "Growth"],
  ["a text that is too long", { short: "x".repeat(11) }, "10"],
  ["neither yes nor no", { agreed: "perhaps" }, "agreed"],
  ["a date form that we cannot write", { odd: "2026-12-31" }, "as-written"],
])("%s is refused before anything is created", async (_, fields, names) => {
  const { account, calls } = await vendorWith(
    withFields(
      fieldJson("when", "datefield"),
      fieldJson("odd", "datefield", { date_format: "QQQ yyyy" }),
      fieldJson("plan", "dropdown", { dropdown_values: [{ dropdown_value: "Growth" }] }),
      fieldJson("short", "textfield", { text_property: { max_field_length: 10 } }),
      fieldJson("agreed", "checkbox"),
    ),
  );
  await expect(account.create(order({ fields }))).rejects.toMatchObject({
    code: "order_invalid",
    verdict: { next: "stop" },
    detail: expect.stringContaining(names),
  });
  expect(calls().filter(({ method }) => method === "POST")).toEqual([]);
});

test("dates go as the playbook wrote them where it says so", async () => {
  const data = await sentData(
    { fields: { odd: "Q4 2026" }, options: { dates: "as-written" } },
    withFields(fieldJson("odd", "datefield", { date_format: "QQQ yyyy" })),
  );
  expect(data).toMatchObject({ templates: { field_data: { field_date_data: { odd: "Q4 2026" } } } });
});

test("a signing period that is too long is refused before anything is created", async () => {
  const { account, calls } = await vendorWith();
  await expect(account.create(order({ expiresAt: "2027-02-13T09:00:00Z" }))).rejects.toMatchObject({
    code: "order_invalid",
    detail: expect.stringMatching(/99 days.*100/),
  });
  expect(calls().filter(({ method }) => method === "POST")).toEqual([]);
  await account.create(order({ expiresAt: "2027-02-12T09:00:00Z" }));
});

test.each([
  [refused(9043, "Extra key found"), "order_invalid", "Extra key found (code 9043)"],
  [refused(8033, "Invalid date"), "order_invalid", "8033"],
  [refused(20405, "Invalid Template ID"), "not_found", "20405"],
  [refused(4003, "Access to view the document is denied"), "forbidden", "denied"],
  [
    { status: 200, body: { code: 9056, message: "Action array size mismatch", status: "failure" } },
    "order_invalid",
    "9056",
  ],
  [refused(1, "Your Zoho Sign credits are exhausted. Upgrade your plan."), "plan_required", "credits"],
  [refused(2, "See https://sign.zoho.eu/zs/sign?token=secret-link now"), "order_invalid", "See … now"],
])(
  "a refusal (%#) is told with the vendor's words, and the template read anew",
  async (reply, code, names) => {
    const { account, calls } = await connectTo(documented, ({ method }) =>
      method === "GET" ? templateReply() : reply,
    );
    await expect(account.create(order())).rejects.toMatchObject({
      code,
      verdict: { next: "stop" },
      detail: expect.stringContaining(names),
    });
    await account.create(order()).catch(() => undefined);
    expect(calls().map(({ method }) => method)).toEqual(["GET", "POST", "GET", "POST"]);
  },
);

test.each([
  "You have made too many requests continuously.",
  "API limit exceeded",
  "Please try again after some time.",
])("“%s” with status 400 is a pause, and no fault of the order", async (message) => {
  const { account } = await connectTo(documented, () => refused(99, message));
  await expect(account.create(order())).rejects.toMatchObject({
    code: "rate_limited",
    verdict: { next: "wait", until: new Date(NOW.getTime() + 60_000) },
  });
});

test("an answer without an id leaves open what happened", async () => {
  const { account } = await connectTo(documented, ({ method }) =>
    method === "GET" ? templateReply() : requestReply({ request_id: null }),
  );
  await expect(account.create(order())).rejects.toMatchObject({
    code: "answer_unreadable",
    verdict: { next: "look" },
  });
});

test("ids beyond 2^53 keep every digit, as text and as number", async () => {
  const body = '{"code":0,"requests":{"request_id":563034000000084113,"request_status":"draft"}}';
  const { account } = await connectTo(documented, ({ method }) =>
    method === "GET" ? templateReply() : { status: 200, body },
  );
  expect((await account.create(order())).id).toBe("563034000000084113");
});

test("a template is known by its name, page after page", async () => {
  const { account, calls } = await connectTo(documented, ({ path, query }) => {
    if (path !== "/templates") return templateReply();
    const isFirst = (query.get("data") ?? "").includes('"start_index":1,');
    const row = isFirst
      ? { template_id: "11", template_name: "Other" }
      : { template_id: TEMPLATE_ID, template_name: "Service agreement" };
    return { status: 200, body: { code: 0, templates: [row], page_context: { has_more_rows: isFirst } } };
  });
  expect(await account.describeTemplate("Service agreement")).toEqual({
    id: TEMPLATE_ID,
    name: "Service agreement",
    fields: [
      { name: "client_name", type: "text", required: true },
      { name: "deal_amount", type: "text", required: false },
    ],
    roles: ["client"],
  });
  expect(await account.describeTemplate("No such thing")).toBeUndefined();
  expect(calls().map(({ path }) => path)).toEqual(["/templates", "/templates", `/templates/${TEMPLATE_ID}`]);
});

test("two templates of one name are told apart by a person", async () => {
  const row = { template_id: "11", template_name: "Same" };
  const { account } = await connectTo(documented, () => ({
    status: 200,
    body: { code: 0, templates: [row, { ...row, template_id: "12" }] },
  }));
  await expect(account.create(order({ template: "Same" }))).rejects.toMatchObject({
    code: "configuration_invalid",
  });
});
