import { expect, test } from "vitest";
import { at, listAt, openAccount } from "./kommo.testkit.ts";

const FIELDS = "/api/v4/leads/custom_fields";

test("an administrator makes a field, and deals take a value for it", async () => {
  const account = await openAccount();
  const made = await account.call("POST", FIELDS, [{ name: "Contract ID 2", type: "text" }]);
  const id = at(made.json, "_embedded", "custom_fields", 0, "id");
  expect(made.json).toMatchObject({
    _embedded: { custom_fields: [{ name: "Contract ID 2", type: "text", code: null, entity_type: "leads" }] },
  });
  expect((await account.call("GET", `${FIELDS}/${String(id)}`)).json).toMatchObject({
    name: "Contract ID 2",
  });
  const [deal] = account.town.deals;
  const custom_fields_values = [{ field_id: id, values: [{ value: "doc-1" }] }];
  expect((await account.call("PATCH", `/api/v4/leads/${deal?.id}`, { custom_fields_values })).status).toBe(
    200,
  );
  const lead = (await account.call("GET", `/api/v4/leads/${deal?.id}`)).json;
  expect(listAt(lead, "custom_fields_values")).toContainEqual(
    expect.objectContaining({ field_id: id, field_name: "Contract ID 2", values: [{ value: "doc-1" }] }),
  );
});

test("only administrators make fields, of types that there are, with a name", async () => {
  const account = await openAccount({ nonAdminToken: "worker-token" });
  const worker = { authorization: "Bearer worker-token" };
  expect((await account.call("POST", FIELDS, [{ name: "x", type: "text" }], worker)).status).toBe(403);
  for (const body of [
    [{ type: "text" }],
    [{ name: "x" }],
    [{ name: "x", type: "riddle" }],
    [],
    { name: "x" },
  ])
    expect((await account.call("POST", FIELDS, body)).status).toBe(400);
});
