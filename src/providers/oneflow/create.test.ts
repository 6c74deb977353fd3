import { expect, test } from "vitest";
import { documented } from "./documented.ts";
import { CREATE, sentFor, signer, SIGNATORY, vendor } from "./create-fixture.ts";
import { REFERENCE } from "../test-order.ts";
import {
  API_TOKEN,
  bodyOf,
  connectTo,
  groupJson,
  order,
  page,
  routeOf,
  templateJson,
  USER_EMAIL,
} from "./vendor-fixture.ts";

test("a draft is made in the workspace, with both sides, values by custom id, and our reference on a person", async () => {
  const { account, calls } = await connectTo(documented, vendor());
  const contract = await account.create(order());
  expect(contract).toMatchObject({ id: "1000001", status: "drafted", vendorStatus: "draft" });
  const call = calls.at(-1);
  expect(call?.headers).toMatchObject({
    "x-oneflow-api-token": API_TOKEN,
    "x-oneflow-user-email": USER_EMAIL,
    "content-type": "application/json",
  });
  expect(bodyOf(call)).toEqual({
    workspace_id: 77,
    template_id: 501,
    name: "Agreement with Bo Client",
    data_fields: [
      { custom_id: "client_name", value: "Bo Client" },
      { custom_id: "deal_amount", value: "12 000,50 kr" },
    ],
    my_party: {
      participants: [
        {
          name: "Ada Owner",
          email: USER_EMAIL,
          delivery_channel: "none",
          signatory: false,
          organizer: true,
          _permissions: { "contract:update": true },
        },
      ],
    },
    parties: [
      {
        type: "individual",
        participant: {
          name: "Bo Client",
          email: "bo@example.com",
          delivery_channel: "email",
          ...SIGNATORY,
          _private_ownerside: { custom_id: REFERENCE },
        },
      },
    ],
  });
});

test("a workspace and a template are found by their names", async () => {
  const { account, calls } = await connectTo(documented, vendor(), { workspace: "Sales" });
  await account.create(order({ template: "Standard agreement" }));
  const list = calls.find((call) => routeOf(call) === "GET /templates");
  expect(list?.query.get("filter[workspace_ids]")).toBe("77");
  expect(bodyOf(calls.at(-1))).toMatchObject({ workspace_id: 77, template_id: 501 });
});

test.each([
  [{ deliveryChannel: "same_device" }, "order_invalid", "same_device"],
  [{ signMethod: "finnish_bankid" }, "order_invalid", "finnish_bankid"],
  [{ twoStep: "email" }, "order_invalid", "it permits: none, sms"],
  [{ deliveryChannel: "sms" }, "order_incomplete", "phone number"],
  [{ twoStep: "sms" }, "order_incomplete", "phone number"],
  [{ referenceField: "our_ref" }, "order_invalid", "our_ref"],
  [{ colour: "red" }, "configuration_invalid", "colour"],
])("the template's options are held against the order first: %j", async (options, code, says) => {
  const { account, calls } = await connectTo(documented, vendor());
  await expect(account.create(order({ options }))).rejects.toMatchObject({
    code,
    verdict: { next: "stop" },
    detail: expect.stringContaining(says),
  });
  expect(calls.map(routeOf)).not.toContain(CREATE);
});

test.each([
  [{ signers: [] }, "order_incomplete", "no signer"],
  [{ signers: [signer({ receives: "copy" })] }, "order_incomplete", "no signer"],
  [{ signers: [signer({ name: " " })] }, "order_incomplete", "without a name"],
  [{ signers: [signer({ email: "bo@nowhere" })] }, "order_invalid", "valid e-mail"],
  [{ signers: [signer({ name: "B".repeat(101) })] }, "order_invalid", "100 characters"],
  [{ signers: [signer(), signer({ email: "x@example.com", order: 2 })] }, "unsupported", "signing order"],
  [{ level: "QES" }, "unsupported", "QES"],
  [{ fields: { shoe_size: "44" } }, "order_invalid", "shoe_size"],
  [{ template: "No such thing" }, "not_found", "No such thing"],
  [{ template: "502" }, "not_found", "502"],
] as const)("an order that does not fit is refused by name: %j", async (change, code, says) => {
  const { account, calls } = await connectTo(documented, vendor());
  await expect(account.create(order(change))).rejects.toMatchObject({
    code,
    verdict: { next: "stop" },
    detail: expect.stringContaining(says),
  });
  expect(calls.map(routeOf)).not.toContain(CREATE);
});

test.each([
  [templateJson({ template_active: false }), "not active"],
  [templateJson({ workspaces: [{ id: 78 }] }), "not shared"],
])("a template that cannot be used here is refused", async (template, says) => {
  const { account } = await connectTo(documented, vendor({ template }));
  await expect(account.create(order())).rejects.toMatchObject({
    code: "not_found",
    detail: expect.stringContaining(says),
  });
});

test("a template outside any template group has nothing to fill in, and says so", async () => {
  const { account } = await connectTo(
    documented,
    vendor({ template: templateJson({ template_type: null }) }),
  );
  await expect(account.create(order())).rejects.toMatchObject({
    code: "order_invalid",
    detail: expect.stringContaining("template group"),
  });
});

test("a field made for it carries the reference, named by the playbook or called as usual", async () => {
  const reference = { id: 4, custom_id: "countersign_reference", name: "Ref" };
  const usual = await sentFor(order({ fields: {} }), { group: groupJson(reference) });
  expect(usual).toMatchObject({ data_fields: [{ custom_id: "countersign_reference", value: REFERENCE }] });
  const named = await sentFor(order({ fields: {}, options: { referenceField: "deal_amount" } }));
  expect(named).toMatchObject({ data_fields: [{ custom_id: "deal_amount", value: REFERENCE }] });
});

test("values go by custom id, by the field's id, by its name, and as a person writes it", async () => {
  const fields = { "Client's name": "Bo", "2": "1", KOMMO_DEAL_ID: "701", other: " " };
  expect(await sentFor(order({ fields }))).toMatchObject({
    data_fields: [
      { custom_id: "deal_amount", value: "1" },
      { custom_id: "client_name", value: "Bo" },
      { custom_id: "kommo_deal_id", value: "701" },
    ],
  });
  const nameless = groupJson({ id: 5, name: "Loose", custom_id: null });
  const { account } = await connectTo(documented, vendor({ group: nameless }));
  await expect(account.create(order({ fields: { Loose: "x" } }))).rejects.toMatchObject({
    detail: expect.stringContaining("Loose"),
  });
});

test("what a refusal said of the parameters is told, without links, and the template is read anew", async () => {
  const body = {
    status: 400,
    title: "Bad Request",
    detail: "Validation failed, see https://app.oneflow.com/x?token=1",
    error_code: 4000000,
    parameter_problems: { "parties.0.participant.email": ["is not deliverable"], name: { max: 130 } },
  };
  const { account, calls } = await connectTo(documented, vendor({ created: { status: 400, body } }));
  await expect(account.create(order())).rejects.toMatchObject({
    code: "order_invalid",
    detail: expect.stringMatching(/Validation failed.*participant\.email: is not deliverable.*max/u),
  });
  await account.create(order()).catch(() => undefined);
  expect(calls.filter((call) => routeOf(call) === "GET /templates/501")).toHaveLength(2);
});

test.each([
  ["a lost answer", "lost", "outcome_unknown"],
  ["a 500", { status: 500 }, "outcome_unknown"],
  ["nonsense", { status: 200, body: "<html>" }, "answer_unreadable"],
  ["an id that is a path", { status: 200, body: { id: "../a", state: "draft" } }, "answer_unreadable"],
  ["no state", { status: 200, body: { id: 7 } }, "answer_unreadable"],
] as const)("after %s we look before anything else", async (_what, created, code) => {
  const { account } = await connectTo(documented, vendor({ created }));
  await expect(account.create(order())).rejects.toMatchObject({ code, verdict: { next: "look" } });
});

test("a deadline is set at once, and a refusal of it does not lose the draft", async () => {
  for (const status of [200, 503]) {
    const serve = vendor();
    const { account, calls } = await connectTo(documented, (call) =>
      call.method === "PUT" ? { status, body: {} } : serve(call),
    );
    const wanted = order({ expiresAt: "2026-11-19T12:00:00.000Z" });
    expect(await account.create(wanted)).toMatchObject({ id: "1000001", status: "drafted" });
    expect(calls.map(routeOf).slice(-2)).toEqual([CREATE, "PUT /contracts/1000001"]);
  }
});

test("template and users are remembered for five minutes", async () => {
  let now = new Date("2026-11-05T09:00:00Z");
  const { account, calls } = await connectTo(documented, vendor(), { now: () => now });
  const reads = (): number => calls.filter(({ method }) => method === "GET").length;
  await account.create(order());
  const first = reads();
  await account.create(order());
  expect(reads()).toBe(first);
  now = new Date("2026-11-05T09:05:01Z");
  await account.create(order());
  expect(reads()).toBe(2 * first);
});

test("a workspace whose name nobody or two bear is the configuration's fault", async () => {
  for (const [workspace, list] of [
    ["Nowhere", [{ id: 77, name: "Sales" }]],
    [
      "Sales",
      [
        { id: 77, name: "Sales" },
        { id: 78, name: "Sales" },
      ],
    ],
  ] as const) {
    const { account } = await connectTo(documented, () => ({ status: 200, body: page(list) }), { workspace });
    await expect(account.templates()).rejects.toMatchObject({
      code: "configuration_invalid",
      detail: expect.stringContaining("Sales (77)"),
    });
  }
});

test("a template's name that two bear must be told apart by id", async () => {
  const twins = [1, 2].map((id) => ({ id, name: "Standard agreement" }));
  const { account } = await connectTo(documented, () => ({ status: 200, body: page(twins) }));
  await expect(account.describeTemplate("Standard agreement")).rejects.toMatchObject({
    code: "configuration_invalid",
  });
});

test("a template tells its fields: texts, none of them required", async () => {
  const { account } = await connectTo(
    documented,
    vendor({
      group: groupJson(
        { id: 6, name: "", custom_id: "" },
        { name: "Plan", _private_ownerside: { custom_id: "plan" } },
      ),
    }),
  );
  const template = await account.describeTemplate("501");
  expect(template).toMatchObject({ id: "501", name: "Standard agreement", roles: [] });
  expect(template?.fields).toMatchObject(
    ["client_name", "deal_amount", "kommo_deal_id", "plan"].map((name) => ({
      name,
      type: "text",
      required: false,
    })),
  );
  expect(template?.fields[0]?.aliases).toEqual(["Client's name", "1"]);
  expect(template?.fields.at(-1)?.aliases).toEqual(["Plan"]);
});
