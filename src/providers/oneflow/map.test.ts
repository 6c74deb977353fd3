import { expect, test } from "vitest";
import { toContract } from "./map.ts";
import { VendorContract } from "./schema.ts";
import { contractJson, fieldJson, personJson } from "./vendor-fixture.ts";

const OUT = { state: "pending", published_time: "2026-11-05T10:00:00+0000" } as const;

function mapped(more: Readonly<Record<string, unknown>>) {
  return toContract(VendorContract.parse(contractJson(more)));
}

/** A contract with these people on the other side. */
function withPeople(...people: readonly Readonly<Record<string, unknown>>[]) {
  return mapped({ ...OUT, parties: [{ type: "company", participants: people.map(personJson) }] });
}

test("a contract in our words: times that everybody can read, signatories only, empty fields named", () => {
  const fields = [fieldJson(1, "client_name", "Client", "Bo"), fieldJson(2, "plan", "", " ")];
  expect(mapped({ data_fields: fields, signing_period_expiry_time: "2026-11-30T23:59:59+0100" })).toEqual({
    id: "1000001",
    status: "drafted",
    vendorStatus: "draft",
    title: "Agreement with Bo Client",
    signers: [{ name: "Bo Client", email: "bo@example.com", status: "waiting" }],
    updatedAt: "2026-11-05T09:00:01.000Z",
    expiresAt: "2026-11-30T22:59:59.000Z",
    notes: ["The draft has no value for “plan”"],
  });
});

test.each([
  ["draft", "drafted"],
  ["pending", "sent"],
  ["overdue", "expired"],
  ["signed", "signed"],
  ["declined", "declined"],
  ["canceled", "unknown"],
  ["", "unknown"],
])("the state %s is %s", (state, status) => {
  expect(mapped({ state })).toMatchObject({ status, vendorStatus: state });
});

test.each([
  [
    { sign_state: "signed", sign_state_updated_time: "2026-11-06T08:00:00+0000" },
    "signed",
    "2026-11-06T08:00:00.000Z",
  ],
  [{ sign_state: "declined", sign_state_updated_time: "nonsense" }, "declined", undefined],
  [{ delivery_status: "bounce" }, "undelivered", undefined],
  [{ delivery_status: "failure" }, "undelivered", undefined],
  [{ delivery_status: "not_sent" }, "waiting", undefined],
  [{ delivery_status: "opened" }, "asked", undefined],
  [{ delivery_status: null, sign_state: null }, "asked", undefined],
  [{ _private_ownerside: { visits: 2 } }, "viewed", undefined],
  [
    { delivery_status: "bounce", _private_ownerside: { first_visited_time: "2026-11-06T08:00:00+0000" } },
    "viewed",
    "2026-11-06T08:00:00.000Z",
  ],
  [{ sign_state: "levitating" }, "unknown", undefined],
])("a participant %j is %s", (person, status, at) => {
  const [signer] = withPeople(person).signers;
  expect([signer?.status, signer?.at]).toEqual([status, at]);
});

test("our own side comes after the others", () => {
  const parties = [
    { type: "company", my_party: true, participants: [personJson({ name: "Ada" })] },
    { type: "individual", my_party: false, participant: personJson({ name: "Bo" }) },
  ];
  expect(mapped({ parties }).signers.map(({ name }) => name)).toEqual(["Bo", "Ada"]);
});

test.each([
  [
    { delivery_status: "bounce", signatory: false },
    "Bo Client (bo@example.com) gets a copy and was not reached. Correct the address in Oneflow.",
  ],
])("what a person must see to is told while it is out: %j", (person, note) => {
  expect(withPeople(person).notes).toEqual([note]);
});

test.each([
  [{ delivery_status: "bounce" }],
  [{ delivery_status: "bounce", signatory: false, _private_ownerside: { visits: 1 } }],
  [{ sign_state_updated_time: "2026-11-06T08:05:00+0000" }],
])("nothing is told of %j", (person) => {
  expect(withPeople(person).notes).toBeUndefined();
});

test("what merely informs may surprise without harm, an id may not", () => {
  const odd = { updated_time: 7, parties: "none", data_fields: [{ value: 3 }], _private: [] };
  expect(mapped({ ...odd, state_updated_time: 8 })).toMatchObject({ id: "1000001", signers: [] });
  expect(() => mapped({ id: "../a" })).toThrow(expect.objectContaining({ code: "answer_unreadable" }));
});
