import { expect, test } from "vitest";
import { at, listAt, openAccount } from "./kommo.testkit.ts";
import type { Answer, TestAccount } from "./kommo.testkit.ts";

const LEAD = "/api/v4/leads/20000001";

const write = (account: TestAccount, name: string, values: unknown): Promise<Answer> => {
  const field = account.town.fields.leads.find((one) => one.name === name);
  return account.call("PATCH", LEAD, { custom_fields_values: [{ field_id: field?.id, values }] });
};

const read = async (account: TestAccount, name: string): Promise<unknown> => {
  const answer = await account.call("GET", LEAD);
  const found = listAt(answer.json, "custom_fields_values").find((one) => at(one, "field_name") === name);
  return at(found, "values");
};

test.each([
  ["Contract ID", [{ value: "doc_1" }], [{ value: "doc_1" }]],
  ["Special terms", [{ value: "a\nb" }], [{ value: "a\nb" }]],
  ["Website", [{ value: "https://example.com" }], [{ value: "https://example.com" }]],
  ["Delivery address", [{ value: "Storgatan 1" }], [{ value: "Storgatan 1" }]],
  ["utm_source", [{ value: "fair" }], [{ value: "fair" }]],
  ["Term months", [{ value: 1.5 }], [{ value: "1.5" }]],
  ["Annual value", [{ value: "100" }], [{ value: "100" }]],
  ["Auto-renew", [{ value: true }], [{ value: true }]],
  ["Plan", [{ value: "Scale" }], [{ value: "Scale", enum_id: 8_100_011, enum_code: null }]],
  ["Payment terms", [{ enum_id: 8_100_190 }], [{ value: "14 days", enum_id: 8_100_190, enum_code: null }]],
  [
    "Billing address",
    [{ value: "Łódź", enum_code: "city" }],
    [{ value: "Łódź", enum_id: 3, enum_code: "city" }],
  ],
  ["Legal entity", [{ value: { name: "Café AB" } }], [{ value: { name: "Café AB" } }]],
  ["Kick-off", [{ value: "2026-03-01T09:30:00+01:00" }], [{ value: 1_772_353_800 }]],
])("%s is read in Kommo's shape", async (name, values, expected) => {
  const account = await openAccount();
  expect((await write(account, name, values)).status).toBe(200);
  expect(await read(account, name)).toEqual(expected);
});

test("a date written as midnight UTC comes back as midnight of the account's zone", async () => {
  const account = await openAccount();
  await write(account, "Start date", [{ value: 1_634_601_600 }]);
  expect(await read(account, "Start date")).toEqual([{ value: 1_634_594_400 }]);
  await write(account, "Start date", [{ value: "2026-01-15T00:00:00+01:00" }]);
  expect(await read(account, "Start date")).toEqual([{ value: Date.UTC(2026, 0, 14, 23) / 1000 }]);
});

test.each([
  ["Auto-renew", [{ value: "1" }]],
  ["Term months", [{ value: "twelve" }]],
  ["Contract ID", [{ value: 5 }]],
  ["Contract ID", [{ value: "a" }, { value: "b" }]],
  ["Contract ID", "doc_1"],
  ["Start date", [{ value: 1_772_353_800_000 }]],
  ["Plan", [{ value: "growth" }]],
  ["Billing address", [{ value: "Lund" }]],
  ["Legal entity", [{ value: { vat_id: "1" } }]],
  ["Signed contract", [{ value: { file_uuid: "nope" } }]],
  ["Contract ID", [{ value: "a", colour: "red" }]],
])("%s refuses what is not its type", async (name, values) => {
  const account = await openAccount();
  const before = await read(account, name);
  expect((await write(account, name, values)).status).toBe(400);
  expect(await read(account, name)).toEqual(before);
});

test("fields left out stay; null or an empty list clears", async () => {
  const account = await openAccount();
  const plan = await read(account, "Plan");
  await write(account, "Contract ID", [{ value: "doc_1" }]);
  await write(account, "Country", null);
  expect(await read(account, "Plan")).toEqual(plan);
  expect(await read(account, "Country")).toBeUndefined();
  await write(account, "Contract ID", []);
  expect(await read(account, "Contract ID")).toBeUndefined();
});
