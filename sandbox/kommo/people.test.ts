import { expect, test } from "vitest";
import { at, listAt, openAccount } from "./kommo.testkit.ts";

const ANNA = 30_000_001;

test("a contact carries its e-mail only among the field values, by code", async () => {
  const { call, town, url } = await openAccount();
  const contact = town.contacts[0];
  const answer = await call("GET", `/api/v4/contacts/${ANNA}`);
  expect(answer.json).toMatchObject({
    id: ANNA,
    name: contact?.name,
    first_name: contact?.firstName,
    last_name: contact?.lastName,
    account_id: 32_000_001,
    _embedded: {
      tags: [],
      companies: [{ id: 40_000_001, _links: { self: { href: `${url}/api/v4/companies/40000001` } } }],
    },
  });
  const email = listAt(answer.json, "custom_fields_values").find((one) => at(one, "field_code") === "EMAIL");
  expect(email).toEqual({
    field_id: 820_005,
    field_name: "Email",
    field_code: "EMAIL",
    field_type: "multitext",
    values: [{ value: "person1@example.com", enum_id: 8_200_050, enum_code: "WORK" }],
    is_computed: false,
  });
  const linked = await call("GET", `/api/v4/contacts/${ANNA}?with=leads`);
  expect(at(linked.json, "_embedded", "leads", 0, "id")).toBe(20_000_001);
});

test("several contacts or companies come in one call, unknown ones are left out", async () => {
  const { call } = await openAccount();
  const contacts = await call(
    "GET",
    `/api/v4/contacts?filter[id][]=${ANNA + 1}&filter[id][]=${ANNA}&filter[id][]=1`,
  );
  expect(listAt(contacts.json, "_embedded", "contacts").map((one) => at(one, "id"))).toEqual([
    ANNA,
    ANNA + 1,
  ]);
  const company = await call("GET", "/api/v4/companies?filter[id][]=40000002");
  expect(at(company.json, "_embedded", "companies", 0, "id")).toBe(40_000_002);
  expect((await call("GET", "/api/v4/contacts/5")).status).toBe(204);
  expect((await call("GET", "/api/v4/companies?filter[id][]=5")).status).toBe(204);
});

test("an edited contact is read with its new e-mail", async () => {
  const { call, control } = await openAccount();
  await control("editContact", { id: ANNA, email: "new@example.com", name: "Nya Namnet" });
  const answer = await call("GET", `/api/v4/contacts/${ANNA}`);
  expect(answer.json).toMatchObject({ name: "Nya Namnet", first_name: "Nya" });
  expect(answer.text).toContain('"value":"new@example.com"');
  expect(answer.text).not.toContain("person1@example.com");
});
