import { expect, test } from "vitest";
import type { Signer } from "../../domain/signer.ts";
import { Options } from "./options.ts";
import { partiesOf } from "./parties.ts";
import type { NewParty } from "./parties.ts";
import type { Party } from "./schema.ts";
import { order } from "./vendor-fixture.ts";

const signer = (role: string, name: string, more: Partial<Signer> = {}): Signer => ({
  role,
  name,
  email: `${name.toLowerCase()}@example.com`,
  order: 1,
  receives: "signature",
  ...more,
});

const parties = (
  signers: readonly Signer[],
  options: Readonly<Record<string, unknown>> = {},
  template: readonly Party[] = [],
): readonly NewParty[] => partiesOf(order({ signers }), Options.parse(options), template);

test("a person signs as a party of their own, called by their role", () => {
  expect(parties([signer("client", "Bo")])).toEqual([
    {
      type: "personal",
      name: "Bo",
      reference: "client",
      signees: [{ email: "bo@example.com", full_name: "Bo", order: 0 }],
    },
  ]);
});

test("those who sign for one company are signees of one party", () => {
  const signers = [
    signer("client", "Bo", { company: "Example Ltd" }),
    signer("internal", "Ada", { company: "Ours Inc" }),
    signer("client", "Cy", { company: " example ltd " }),
  ];
  expect(
    parties(signers).map((party) => [party.type, party.name, party.signees.map((s) => s.full_name)]),
  ).toEqual([
    ["company", "Example Ltd", ["Bo", "Cy"]],
    ["company", "Ours Inc", ["Ada"]],
  ]);
});

test("two people of one role without a company stay two parties", () => {
  expect(parties([signer("client", "Bo"), signer("client", "Cy")])).toHaveLength(2);
});

test("steps of the signing order count from 0 without gaps", () => {
  const signers = [
    signer("internal", "Ada", { order: 7 }),
    signer("client", "Bo", { order: 2 }),
    signer("client", "Cy", { order: 2 }),
  ];
  expect(parties(signers).map((party) => party.signees[0]?.order)).toEqual([1, 0, 0]);
});

test("the template's party of that name lends its id, company, number and address", () => {
  const id = "e5300b40-3053-4d0e-a881-182cd3b31a57";
  const seller: Party = {
    id,
    type: "company",
    name: "Ours Inc",
    reference: "Seller",
    number: "SE-1",
    address: "Street 1",
  };
  const options = { parties: { internal: { reference: "seller" } } };
  expect(parties([signer("internal", "Ada")], options, [seller])).toEqual([
    expect.objectContaining({ id, type: "company", name: "Ours Inc", reference: "Seller", number: "SE-1" }),
  ]);
  const two = [signer("Seller", "Ada", { company: "One" }), signer("Seller", "Bea", { company: "Two" })];
  expect(parties(two, {}, [seller]).map((party) => party.id)).toEqual([id, undefined]);
});

test("the playbook names company details and verification methods by role", () => {
  const options = {
    parties: { internal: { name: "Ours Inc", number: "SE-1", address: "Street 1", reference: "Supplier" } },
    verification: { client: ["criipto_se_bankid_same_device"] },
  };
  const [client, internal] = parties([signer("client", "Bo"), signer("internal", "Ada")], options);
  expect(client?.signees[0]).toHaveProperty("signature_verification_methods", [
    "criipto_se_bankid_same_device",
  ]);
  expect(internal).toMatchObject({
    type: "company",
    name: "Ours Inc",
    number: "SE-1",
    reference: "Supplier",
  });
  expect(internal?.signees[0]).not.toHaveProperty("signature_verification_methods");
});

test("one list of verification methods holds for everybody", () => {
  const all = parties([signer("client", "Bo"), signer("internal", "Ada")], { verification: ["sms"] });
  expect(all.map((party) => party.signees[0]?.signature_verification_methods)).toEqual([["sms"], ["sms"]]);
});

test.each([
  ["order_incomplete", []],
  ["order_incomplete", [signer("client", "Bo", { name: " " })]],
  ["order_invalid", [signer("client", "Bo", { email: "bo at example" })]],
  ["order_invalid", [signer("client", "Bo", { email: "bo@example.com, cy@example.com" })]],
  ["unsupported", [signer("client", "Bo"), signer("observer", "Cy", { receives: "copy" })]],
])("%s: nothing is asked of the vendor for %j", (code, signers) => {
  expect(() => parties(signers)).toThrow(expect.objectContaining({ code, verdict: { next: "stop" } }));
});
