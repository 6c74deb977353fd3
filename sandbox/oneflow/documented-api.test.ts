import { afterEach, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { openOneflow } from "./open-oneflow.ts";
import type { OpenOneflow } from "./open-oneflow.ts";
import { idIn, sampleContract } from "./sample-contract.ts";

let oneflow: OpenOneflow;
const CREATE = "/contracts/create";
const PUBLISH = { subject: "Please sign", message: "Here it is." };

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
const bo = { name: "Bo Ek", email: "bo.ek@example.com", delivery_channel: "email", signatory: true };
test("ping, account, users, workspaces and templates are told as documented", async () => {
  expect(await oneflow.call("GET", "/ping")).toEqual([200, {}]);
  expect(await oneflow.call("GET", "/accounts/me")).toMatchObject([200, { name: "Owner Ltd" }]);
  expect(await oneflow.call("GET", "/users")).toMatchObject([
    200,
    {
      count: 2,
      data: [
        { email: "ada.owner@example.com", active: true, state: "registered" },
        { email: "bo.leaver@example.com", active: false },
      ],
    },
  ]);
  expect(await oneflow.call("GET", "/helpers/contract_create_data?template_type_id=302")).toMatchObject([
    200,
    [{ id: 77, templates: [{ id: 502 }] }],
  ]);
  expect(await oneflow.call("GET", "/workspaces")).toMatchObject([
    200,
    { data: [{ id: 77, name: "Sales", _permissions: { "contract:create": true } }] },
  ]);
  expect(await oneflow.call("GET", "/templates?filter[workspace_ids]=77&sort=name")).toMatchObject([
    200,
    { count: 3, data: [{ id: 502 }, { id: 503 }, { id: 501, name: "Standard agreement" }] },
  ]);
  expect((await oneflow.call("GET", "/templates/500"))[0]).toBe(404);
});

test("the data fields of a template stand in its template type, all of them text", async () => {
  const [, template] = await oneflow.call("GET", "/templates/501/");
  expect(template).toMatchObject({ template_type: { id: 301 }, workspaces: [{ id: 77 }] });
  expect(template).not.toHaveProperty("data_fields");
  expect(await oneflow.call("GET", "/template_types/301")).toMatchObject([
    200,
    {
      data_fields: [
        { id: 1, custom_id: "client_name", name: "Client name", value: "" },
        {},
        {},
        {},
        {},
        {},
        {},
        {},
        {},
      ],
    },
  ]);
});

test("a contract made from a template is read back with the sides, people and fields it was given", async () => {
  const id = await created();
  expect(id).toBe(1_000_001);
  expect(await oneflow.call("GET", `/contracts/${id}`)).toMatchObject([
    200,
    {
      id,
      state: "draft",
      state_updated_time: "2026-01-31T09:00:00+0000",
      published_time: null,
      _private: { name: "Agreement with Nordlicht AB", workspace_id: 77 },
      _private_ownerside: { template_id: 501, template_type_id: 301 },
      data_fields: [
        { id: 1, _private_ownerside: { custom_id: "client_name" }, value: "Bo Ek" },
        { id: 2, value: "" },
        ...Array.from({ length: 7 }, () => ({})),
      ],
      parties: [
        {
          my_party: true,
          name: "Owner Ltd",
          participants: [{ name: "Ada Owner", signatory: true, delivery_status: "not_sent" }],
        },
        {
          my_party: false,
          name: "Nordlicht AB",
          participants: [{ email: "bo.ek@example.com", sign_state: "undecided", signatory: true }],
        },
      ],
    },
  ]);
});

test.each([
  ["no token", { "x-oneflow-api-token": null }, 401],
  ["another token", { "x-oneflow-api-token": "other" }, 401],
  ["somebody unknown", { "x-oneflow-user-email": "nobody@example.com" }, 401],
  ["somebody who has left", { "x-oneflow-user-email": "bo.leaver@example.com" }, 401],
  ["nobody", { "x-oneflow-user-email": null }, 400],
  ["a form", { "content-type": "application/x-www-form-urlencoded" }, 415],
])("%s creates nothing", async (_what, headers, status) => {
  const [got, body] = await oneflow.call("POST", CREATE, sampleContract(), headers);
  expect([got, body]).toMatchObject([status, { status, parameter_problems: {} }]);
  expect(oneflow.simulator.state()).toMatchObject({ documents: [] });
});

test("reads need no user, and a revoked token opens nothing", async () => {
  expect((await oneflow.call("GET", "/contracts", undefined, { "x-oneflow-user-email": null }))[0]).toBe(200);
  await oneflow.simulator.control("revokeKey", {});
  expect((await oneflow.call("GET", "/ping"))[0]).toBe(401);
  await oneflow.simulator.control("restoreKey", {});
  expect((await oneflow.call("GET", "/ping"))[0]).toBe(200);
});

test("hostile bodies and paths are refused and leave nothing behind", async () => {
  expect((await oneflow.call("POST", CREATE, "{"))[0]).toBe(400);
  expect((await oneflow.call("POST", CREATE, "[]"))[0]).toBe(400);
  expect((await oneflow.call("POST", CREATE, `{"__proto__": {"workspace_id": 77}}`))[0]).toBe(400);
  expect((await oneflow.call("GET", "/constructor"))[0]).toBe(404);
  expect((await oneflow.call("GET", "/contracts/%ZZ"))[0]).toBe(404);
  expect((await oneflow.call("GET", "/contracts/1e6"))[0]).toBe(404);
  expect((await oneflow.call("POST", "/contracts", {}))[0]).toBe(405);
  expect((await oneflow.call("PATCH", "/templates/501", {}))[0]).toBe(405);
  expect(oneflow.simulator.state()).toMatchObject({ documents: [] });
});

test("one field is changed by its id or custom id; left out stays, null and nothing empty it", async () => {
  const id = await created();
  const path = `/contracts/${id}/data_fields`;
  expect(await oneflow.call("PUT", `${path}/4`, { value: "Scale" })).toMatchObject([
    200,
    { id: 4, value: "Scale" },
  ]);
  expect(await oneflow.call("PUT", `${path}/c::plan`, { value: "Growth" })).toMatchObject([
    200,
    { value: "Growth" },
  ]);
  expect(await oneflow.call("PUT", `${path}/c%3A%3Aplan`, {})).toMatchObject([200, { value: "Growth" }]);
  expect(await oneflow.call("PUT", `${path}/plan`, { value: null })).toMatchObject([200, { value: "" }]);
  expect((await oneflow.call("PUT", `${path}/planet`, { value: "x" }))[0]).toBe(404);
  expect((await oneflow.call("PUT", `${path}/4`, { value: "x", id: 5 }))[0]).toBe(400);
  expect((await oneflow.call("PUT", `${path}/4`, { value: 7 }))[0]).toBe(400);
  expect((await oneflow.call("PATCH", `${path}/4`, { value: "x" }))[0]).toBe(405);
});

test("many fields are changed at once or not at all", async () => {
  const id = await created();
  const path = `/contracts/${id}/data_fields`;
  const plan = { _private_ownerside: { custom_id: "plan" }, value: "Growth" };
  expect((await oneflow.call("PUT", path, [plan, { id: 99, value: "x" }]))[0]).toBe(400);
  expect((await oneflow.call("PUT", path, [plan, { value: "x" }]))[0]).toBe(400);
  expect(oneflow.simulator.state()).toMatchObject({ documents: [{ values: { plan: null } }] });
  expect((await oneflow.call("PUT", path, [plan, { id: 1, value: "Bo E." }]))[0]).toBe(200);
  expect((await oneflow.call("PUT", path, { data_fields: [{ id: 3, value: "12" }] }))[0]).toBe(200);
  expect(await oneflow.call("GET", `${path}?limit=all`)).toMatchObject([
    200,
    { count: 9, data: [{ value: "Bo E." }, {}, { value: "12" }, { value: "Growth" }, {}, {}, {}, {}, {}] },
  ]);
});

test("a contract is published once, with a subject and a message", async () => {
  const id = await created();
  const path = `/contracts/${id}/publish`;
  expect((await oneflow.call("POST", path, {}))[0]).toBe(400);
  expect((await oneflow.call("POST", path, PUBLISH, { "x-oneflow-user-email": null }))[0]).toBe(400);
  expect(await oneflow.call("POST", path, PUBLISH)).toMatchObject([
    200,
    { state: "pending", published_time: "2026-01-31T09:00:00+0000", signing_period_expiry_time: null },
  ]);
  expect(await oneflow.call("POST", path, PUBLISH)).toMatchObject([409, { error_code: 4_090_000 }]);
});

test("nothing is published without a plan, an approval or somebody to sign", async () => {
  const id = await created();
  await oneflow.simulator.control("plan", { exhausted: true });
  expect((await oneflow.call("POST", `/contracts/${id}/publish`, PUBLISH))[0]).toBe(402);
  await oneflow.simulator.control("plan", { exhausted: false });
  const nobody = await created({ my_party: undefined, parties: [] });
  expect((await oneflow.call("POST", `/contracts/${nobody}/publish`, PUBLISH))[0]).toBe(409);
  await oneflow.simulator.control("publishTemplate", { id: 604, title: "Checked", needsApproval: true });
  const unapproved = await created({ template_id: 604, data_fields: [] });
  expect((await oneflow.call("POST", `/contracts/${unapproved}/publish`, PUBLISH))[0]).toBe(409);
});

test("deleting answers 200, whether the contract is there or not; a signed one stays", async () => {
  const id = await created();
  expect(await oneflow.call("DELETE", `/contracts/${id}`)).toEqual([200, undefined]);
  expect(await oneflow.call("DELETE", `/contracts/${id}`)).toEqual([200, undefined]);
  expect((await oneflow.call("GET", `/contracts/${id}`))[0]).toBe(404);
  const signed = await created();
  await oneflow.call("POST", `/contracts/${signed}/publish`, PUBLISH);
  await oneflow.simulator.control("signAll", { id: String(signed) });
  expect((await oneflow.call("DELETE", `/contracts/${signed}`))[0]).toBe(403);
});

test("people are added to and taken from a contract, and get links of their own", async () => {
  const id = await created();
  const individual = {
    type: "individual",
    participant: { ...bo, name: "Eve Roos", email: "eve@example.com" },
  };
  const [status, party] = await oneflow.call("POST", `/contracts/${id}/parties`, individual);
  expect([status, party]).toMatchObject([200, { type: "individual", participant: { name: "Eve Roos" } }]);
  expect(party).not.toHaveProperty("participants");
  const path = `/contracts/${id}/parties/${idIn(party)}`;
  expect((await oneflow.call("POST", `${path}/participants`, bo))[0]).toBe(400);
  expect(await oneflow.call("DELETE", path)).toEqual([200, undefined]);
  const [, parties] = await oneflow.call("GET", `/contracts/${id}/parties`);
  expect(parties).toMatchObject({ count: 2 });
  const people = z.object({
    data: z.array(z.object({ id: z.int(), participants: z.array(z.object({ id: z.int() })) })),
  });
  const theirs = people.parse(parties).data[1];
  const side = `/contracts/${id}/parties/${theirs?.id ?? 0}/participants`;
  const [, added] = await oneflow.call("POST", side, { ...bo, name: "Jo Ek", signatory: false });
  const change = { signatory: true, _permissions: { "contract:update": true } };
  expect(await oneflow.call("PUT", `${side}/${idIn(added)}`, change)).toMatchObject([
    200,
    { name: "Jo Ek", signatory: true, _permissions: { "contract:update": true } },
  ]);
  expect(
    await oneflow.call("POST", `/contracts/${id}/participants/${idIn(added)}/access_link`),
  ).toMatchObject([200, { access_link: expect.stringMatching(/^http/u) }]);
  expect((await oneflow.call("POST", `/contracts/${id}/participants/1/access_link`))[0]).toBe(404);
});

test("beyond the limit of five minutes everything is refused with the vendor's own body", async () => {
  await oneflow.simulator.control("setLimit", { requests: 2 });
  const statuses = [await oneflow.call("GET", "/ping"), await oneflow.call("GET", "/ping")].map(
    ([one]) => one,
  );
  expect(statuses).toEqual([200, 200]);
  expect(await oneflow.call("GET", "/ping")).toEqual([
    429,
    {
      detail: "You have reached the 5 minute rate limit for requests. Try again in a few minutes.",
      error_code: 4_290_000,
      parameter_problems: {},
      status: 429,
      title: "Too Many Requests",
      info: "https://developer.oneflow.com/reference/api-rate-limit",
    },
  ]);
  oneflow.pass(300_001);
  expect((await oneflow.call("GET", "/ping"))[0]).toBe(200);
});

test("right after it was made, a contract may not show its fields yet", async () => {
  await oneflow.simulator.control("setFieldLag", { reads: 2 });
  const id = await created();
  expect((await oneflow.call("GET", `/contracts/${id}`))[1]).toMatchObject({ data_fields: [] });
  expect((await oneflow.call("GET", `/contracts/${id}`))[1]).toMatchObject({
    data_fields: [{ id: 1 }, {}, {}, {}, {}, {}, {}, {}, {}],
  });
});
