import { afterEach, beforeEach, expect, test } from "vitest";
import { openOneflow } from "./open-oneflow.ts";
import type { OpenOneflow } from "./open-oneflow.ts";
import { briefContract, idIn } from "./sample-contract.ts";

let oneflow: OpenOneflow;

beforeEach(async () => {
  oneflow = await openOneflow("brief");
});
afterEach(async () => {
  await oneflow.close();
});

const control = (action: string, input: Readonly<Record<string, unknown>>): Promise<unknown> =>
  oneflow.simulator.control(action, input);
const created = async (over: Readonly<Record<string, unknown>> = {}): Promise<number> => {
  const [status, body] = await oneflow.call("POST", "/contracts", briefContract(over));
  expect(status, JSON.stringify(body)).toBe(201);
  return idIn(body);
};
const fill = async (id: number, field: number, value: unknown): Promise<number> =>
  (await oneflow.call("PATCH", `/contracts/${id}/data_fields/${field}`, { value }))[0];
const sent = async (over: Readonly<Record<string, unknown>> = {}): Promise<number> => {
  const id = await created(over);
  for (const [field, value] of ["Bo Ek", "bo.ek@example.com", "1200.50"].entries()) {
    expect(await fill(id, field + 1, value)).toBe(200);
  }
  expect((await oneflow.call("POST", `/contracts/${id}/publish`, {}))[0]).toBe(200);
  return id;
};

test("templates are listed by workspace, and one template tells its fields with their ids", async () => {
  expect(await oneflow.call("GET", "/templates?workspace_id=77")).toEqual([
    200,
    {
      data: [
        { id: 501, name: "Standard agreement" },
        { id: 502, name: "Growth agreement" },
        { id: 503, name: "Scale agreement" },
      ],
    },
  ]);
  expect(await oneflow.call("GET", "/templates/501")).toMatchObject([
    200,
    {
      data_fields: [
        { id: 1, name: "client_name", type: "text", required: true },
        { id: 2 },
        { id: 3, name: "deal_amount", type: "number" },
        { id: 4, name: "plan", type: "select", options: ["Growth", "Scale", "Enterprise"] },
        { id: 5, name: "contract_date", type: "date", required: false },
        {},
        {},
        {},
        {},
      ],
    },
  ]);
});

test("the article's life of a contract is told by its own unsigned hooks", async () => {
  const id = await sent();
  await control("sign", { id, signer: "ada.owner@example.com" });
  await control("sign", { id });
  const hooks = await oneflow.heard();
  expect(hooks).toHaveLength(3);
  expect(hooks).toEqual(
    expect.arrayContaining([
      { event_type: "contract.participant_signed", contract_id: id, participant: { name: "Ada Owner" } },
      { event_type: "contract.participant_signed", contract_id: id, participant: { name: "Bo Ek" } },
      { event_type: "contract.signed", contract_id: id },
    ]),
  );
  expect(oneflow.receiver.received[0]?.url).toBe("/hook?secret=path");
  expect(await oneflow.call("GET", `/contracts/${id}`)).toMatchObject([
    200,
    {
      id,
      state: "signed",
      parties: [
        { participants: [{ name: "Bo Ek", sign_state: "signed" }] },
        { participants: [{ name: "Ada Owner", sign_state: "signed" }] },
      ],
    },
  ]);
});

test("somebody declines, or the time is over: the article's words", async () => {
  const [declined, expired] = [await sent(), await sent()];
  await control("decline", { id: declined, signer: "bo.ek@example.com", reason: "No" });
  await control("expire", { id: expired });
  expect(await oneflow.heard()).toEqual(
    expect.arrayContaining([
      { event_type: "contract.declined", contract_id: declined, participant: { name: "Bo Ek" } },
      { event_type: "contract.expired", contract_id: expired },
    ]),
  );
  expect(await oneflow.call("GET", `/contracts/${expired}`)).toMatchObject([200, { state: "expired" }]);
  expect(await oneflow.call("GET", `/contracts/${declined}`)).toMatchObject([200, { state: "declined" }]);
});

const person = (name: string, order: number): unknown => ({
  type: "individual",
  name,
  participants: [
    { name, email: `${name.toLowerCase()}@example.com`, signatory: true, signatory_order: order },
  ],
});
test("who comes later in the signatory order signs only after who comes first", async () => {
  const id = await sent({ parties: [person("Eve", 2), person("Bo", 1)] });
  await expect(control("sign", { id, signer: "eve@example.com" })).rejects.toThrow("not the turn");
  await control("sign", { id, signer: "bo@example.com" });
  await control("sign", { id, signer: "eve@example.com" });
  expect(oneflow.simulator.state()).toMatchObject({
    documents: [{ state: "signed", audit: expect.arrayContaining(["published"]) }],
  });
});

test("values must fit their fields, and nothing goes out with an empty one", async () => {
  const id = await created();
  expect(await fill(id, 3, "1.200,50")).toBe(400);
  expect(await fill(id, 3, 1200)).toBe(400);
  expect(await fill(id, 4, "Gold")).toBe(400);
  expect(await fill(id, 5, "31.02.2026")).toBe(400);
  expect(await fill(id, 5, "31.01.2026")).toBe(200);
  expect(await fill(id, 99, "x")).toBe(404);
  const [status, body] = await oneflow.call("POST", `/contracts/${id}/publish`, {});
  expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining("client_name")]);
  const published = await sent();
  expect(await fill(published, 1, "x")).toBe(409);
  expect((await oneflow.call("POST", `/contracts/${published}/publish`, {}))[0]).toBe(409);
});

test("the PDF shows who signed and who did not", async () => {
  const id = await sent();
  const before = await oneflow.raw("GET", `/contracts/${id}/pdf`);
  expect(await before.text()).toContain("NOT SIGNED");
  await control("signAll", { id });
  const after = await oneflow.raw("GET", `/contracts/${id}/pdf`);
  expect([after.status, after.headers.get("content-type")]).toEqual([200, "application/pdf"]);
  expect(await after.text()).toContain("Signed by Ada Owner");
});

test.each([
  ["the vendor's own create", "POST", "/contracts/create", 404],
  ["a list", "GET", "/contracts", 404],
  ["a deletion", "DELETE", "/contracts/1000001", 404],
  ["a webhook", "POST", "/webhooks", 404],
  ["files", "GET", "/contracts/1000001/files", 404],
])("%s is not told by the article", async (_what, method, path, status) => {
  await created();
  expect((await oneflow.call(method, path))[0]).toBe(status);
});

test.each([
  ["no user", {}, { "x-oneflow-user-email": null }, 400],
  ["no token", {}, { "x-oneflow-api-token": null }, 401],
  [
    "a channel",
    {
      parties: [
        {
          type: "company",
          name: "A",
          participants: [{ name: "A", email: "a@example.com", signatory: true, delivery_channel: "email" }],
        },
      ],
    },
    {},
    400,
  ],
  ["an own side", { my_party: {} }, {}, 400],
  ["no such template", { template_id: "599" }, {}, 404],
  ["no such workspace", { workspace_id: 78 }, {}, 404],
])("%s is refused", async (_what, over, headers, status) => {
  expect((await oneflow.call("POST", "/contracts", briefContract(over), headers))[0]).toBe(status);
  expect(oneflow.simulator.state()).toMatchObject({ documents: [] });
});
