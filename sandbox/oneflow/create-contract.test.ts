import { afterEach, beforeEach, expect, test } from "vitest";
import { openOneflow } from "./open-oneflow.ts";
import type { OpenOneflow } from "./open-oneflow.ts";
import { idIn, sampleContract } from "./sample-contract.ts";

let oneflow: OpenOneflow;
const CREATE = "/contracts/create";

beforeEach(async () => {
  oneflow = await openOneflow("documented");
});
afterEach(async () => {
  await oneflow.close();
});

const created = async (over: Readonly<Record<string, unknown>> = {}): Promise<number> => {
  const [status, body] = await oneflow.call("POST", CREATE, sampleContract(over));
  expect(status, JSON.stringify(body)).toBe(200);
  return idIn(body);
};
const problemsOf = async (...call: Parameters<OpenOneflow["call"]>): Promise<unknown> => {
  const [status, body] = await oneflow.call(...call);
  expect([status, body]).toMatchObject([400, { status: 400, error_code: 4_000_000, title: "Bad Request" }]);
  return body;
};

const bo = { name: "Bo Ek", email: "bo.ek@example.com", delivery_channel: "email", signatory: true };
const company = (participant: unknown): unknown => [
  { type: "company", name: "Nordlicht AB", participants: [participant] },
];

test("who creates the contract is on it, named or not, with the template's roles where not named", async () => {
  const id = await created({ my_party: undefined });
  expect(await oneflow.call("GET", `/contracts/${id}/parties`)).toMatchObject([
    200,
    {
      data: [
        { my_party: true, participants: [{ name: "Ada Owner", signatory: false, organizer: true }] },
        {},
      ],
    },
  ]);
  await oneflow.simulator.control("publishTemplate", { id: 600, title: "Both sign", creatorSigns: true });
  const other = await created({
    template_id: 600,
    data_fields: [],
    my_party: {
      creator_inherit_settings_from_template: true,
      participants: [{ email: "ada.owner@example.com", signatory: false }],
    },
  });
  expect(oneflow.simulator.state()).toMatchObject({
    documents: [{ id: String(id) }, { id: String(other), signers: [{ email: "ada.owner@example.com" }, {}] }],
  });
});

test.each([
  ["an unknown key", { reference: "x" }, "reference"],
  ["tags", { tags: ["x"] }, "tags"],
  ["a long name", { name: "x".repeat(131) }, "name"],
  ["a number as value", { data_fields: [{ custom_id: "plan", value: 5 }] }, "data_fields.0.value"],
  ["an unknown field", { data_fields: [{ custom_id: "planet", value: "x" }] }, "data_fields.0.custom_id"],
  [
    "a field twice",
    {
      data_fields: [
        { custom_id: "plan", value: "a" },
        { custom_id: "plan", value: "b" },
      ],
    },
    "data_fields.1.custom_id",
  ],
  [
    "the article's signing order",
    { parties: company({ ...bo, signatory_order: 1 }) },
    "parties.0.participants.0.signatory_order",
  ],
  [
    "nobody's channel",
    { parties: company({ name: "Bo Ek", email: "bo.ek@example.com" }) },
    "parties.0.participants.0.delivery_channel",
  ],
  [
    "an e-mail channel without e-mail",
    { parties: company({ ...bo, email: null }) },
    "parties.0.participants.0.email",
  ],
  [
    "an SMS channel without phone",
    { parties: company({ ...bo, delivery_channel: "sms" }) },
    "parties.0.participants.0.phone_number",
  ],
  [
    "a sign method that the template does not offer",
    { parties: company({ ...bo, sign_method: "swedish_bankid" }) },
    "parties.0.participants.0.sign_method",
  ],
  [
    "an SMS signature without phone",
    { parties: company({ ...bo, sign_method: "sms" }) },
    "parties.0.participants.0.phone_number",
  ],
  [
    "a company without people",
    { parties: [{ type: "company", name: "A", participants: [] }] },
    "parties.0.participants",
  ],
  [
    "an individual with a list",
    { parties: [{ type: "individual", participants: [bo] }] },
    "parties.0.participants",
  ],
  [
    "a colleague who has left",
    { my_party: { participants: [{ email: "bo.leaver@example.com" }] } },
    "my_party.participants.0.email",
  ],
  [
    "a stranger as colleague",
    { my_party: { participants: [{ email: "eve@example.com" }] } },
    "my_party.participants.0.email",
  ],
  [
    "a crowd",
    { parties: Array.from({ length: 40 }, () => ({ type: "individual", participant: bo })) },
    "parties",
  ],
])("%s is refused with 400 and its place", async (_what, over, place) => {
  const body = await problemsOf("POST", CREATE, sampleContract(over));
  expect(body).toHaveProperty(["parameter_problems", place]);
  expect(oneflow.simulator.state()).toMatchObject({ documents: [] });
});

test("a template must be there, active, and of the workspace", async () => {
  await oneflow.simulator.control("publishTemplate", { id: 601, title: "Elsewhere", otherWorkspace: true });
  await oneflow.simulator.control("publishTemplate", { id: 602, title: "Old", active: false });
  await oneflow.simulator.control("publishTemplate", {
    id: 603,
    title: "Bare",
    hasGroup: false,
    channels: ["none"],
  });
  const create = async (over: Readonly<Record<string, unknown>>): Promise<number> =>
    (await oneflow.call("POST", CREATE, sampleContract({ data_fields: [], ...over })))[0];
  expect(await create({ template_id: 599 })).toBe(404);
  expect(await create({ workspace_id: 78 })).toBe(404);
  expect(await create({ template_id: 601 })).toBe(400);
  expect(await create({ template_id: 602 })).toBe(404);
  expect(await create({ template_id: 603 })).toBe(400);
  expect(await create({ template_id: 603, parties: [] })).toBe(200);
  expect(await create({ template_id: 603, parties: [], data_fields: [{ custom_id: "a", value: "b" }] })).toBe(
    400,
  );
  expect(await oneflow.call("GET", "/templates?filter[active]=false")).toMatchObject([
    200,
    { data: [{ id: 602 }] },
  ]);
  expect(await oneflow.call("GET", "/templates?filter[active]=")).toMatchObject([200, { count: 6 }]);
});
