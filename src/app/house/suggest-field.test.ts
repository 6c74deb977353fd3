import { expect, test } from "vitest";
import { fieldLiquid } from "./standard-fields.ts";
import { suggestField, suggestSigner } from "./suggest-field.ts";

const FIELDS = [
  { id: "1", name: "Plan", type: "select", options: [], liquid: fieldLiquid("deal", "Plan", "1") },
  {
    id: "2",
    name: "Contract value",
    type: "monetary",
    options: [],
    liquid: fieldLiquid("deal", "Contract value", "2"),
  },
];

test.each([
  ["client_name", "{{ contact.name }}"],
  ["Client Email", "{{ contact.email }}"],
  ["E-mail", "{{ contact.email }}"],
  ["DEAL AMOUNT", "{{ deal.price }}"],
  ["Company name", "{{ company.name }}"],
  ["contract date", "{{ today }}"],
  ["kommo_deal_id", "{{ deal.id }}"],
  ["plan", "{{ deal.fields.Plan }}"],
  ["Contract Value", '{{ deal.fields["Contract value"] }}'],
  ["Sales manager's shoe size", undefined],
  ["", undefined],
])("%s is filled by %s", (name, suggestion) => {
  expect(suggestField([name], FIELDS)).toBe(suggestion);
});

test("an alias is tried where the name says nothing", () => {
  expect(suggestField(["field_17", "Client name"], FIELDS)).toBe("{{ contact.name }}");
});

test("roles tell who takes them, as far as they do", () => {
  expect(suggestSigner("Client")?.email).toBe("{{ contact.email }}");
  expect(suggestSigner("Internal Signer")?.email).toBe("{{ user.email }}");
  expect(suggestSigner("Witness")).toBeUndefined();
});

test("a field whose name no text can hold is called by its id", () => {
  expect(fieldLiquid("deal", 'Size 19"', "77")).toBe('{{ deal.fields["77"] }}');
});
