import { expect, test } from "vitest";
import type { RemoteContract } from "../../domain/remote.ts";
import { toContract } from "./map.ts";
import { DocumentAnswer } from "./schema.ts";
import { documentJson, fieldJson } from "./vendor-fixture.ts";

const APP = "https://app.contractbook.com";

const contract = (more: Readonly<Record<string, unknown>>, app?: string): RemoteContract =>
  toContract(DocumentAnswer.parse(documentJson(more)).document, app);

const party = (reference: string, ...signees: readonly unknown[]): unknown => ({
  type: "personal",
  reference,
  signees,
});

test.each([
  ["draft", "drafted"],
  ["pending", "sent"],
  ["signed", "signed"],
  ["rejected", "declined"],
  ["changes_requested", "sent"],
  ["irrelevant", "unknown"],
  ["frozen", "unknown"],
  ["constructor", "unknown"],
])("%s is %s, and the vendor's word is kept", (state, status) => {
  expect(contract({ state })).toMatchObject({ status, vendorStatus: state });
});

test("a request for changes is a note, not a decline", () => {
  const events = [
    {
      action: "changes_requested",
      email: "bo@example.com",
      timestamp: "2026-11-05T10:00:00Z",
      comment: "Clause 3\nplease",
    },
  ];
  const { status, notes } = contract({ state: "changes_requested", events });
  expect(status).toBe("sent");
  expect(notes).toEqual(["Changes requested by bo@example.com on 2026-11-05 10:00 UTC: Clause 3 please."]);
});

test("a decline carries the reason of the one who declined", () => {
  const at = "2026-11-05T10:00:00Z";
  const events = [
    { action: "rejected", email: "bo@example.com", timestamp: at, comment: "Too expensive" },
    {
      action: "rejected",
      email: "bo@example.com",
      timestamp: "2026-11-04T10:00:00Z",
      comment: "an older one",
    },
    { action: "opened", email: "bo@example.com", timestamp: "2026-11-05T11:00:00Z", comment: "not this" },
  ];
  const parties = [party("client", { full_name: "Bo", email: "bo@example.com", order: 0, rejected_at: at })];
  expect(contract({ state: "rejected", events, parties }).signers).toEqual([
    { name: "Bo", email: "bo@example.com", role: "client", status: "declined", at, reason: "Too expensive" },
  ]);
});

test("one of three signed is told signer by signer", () => {
  const parties = [
    party("client", {
      full_name: "Bo",
      email: "bo@example.com",
      order: 0,
      signed_at: "2026-11-05T10:00:00Z",
    }),
    party("client", {
      full_name: "Cy",
      email: "cy@example.com",
      order: 1,
      opened_at: "2026-11-05T10:05:00Z",
    }),
    party("internal", { full_name: "Ada", email: "ada@example.com", order: 2 }),
  ];
  const found = contract({ state: "pending", type: "contract", parties });
  expect(found.status).toBe("sent");
  expect(found.signers.map((signer) => signer.status)).toEqual(["signed", "viewed", "waiting"]);
});

test("who is asked follows from the signing order", () => {
  const people = [
    party("a", { full_name: "A", email: "a@example.com", order: 0 }),
    party("b", { full_name: "B", email: "b@example.com", order: 0 }),
    party("c", { full_name: "C", email: "c@example.com", order: 1 }),
  ];
  const asked = (state: string, mode: string): readonly string[] =>
    contract({ state, signing_order_mode: mode, parties: people }).signers.map((signer) => signer.status);
  expect(asked("draft", "random")).toEqual(["waiting", "waiting", "waiting"]);
  expect(asked("pending", "grouped")).toEqual(["asked", "asked", "waiting"]);
  expect(asked("pending", "random")).toEqual(["asked", "asked", "asked"]);
});

test("a signature after an earlier rejection counts", () => {
  const signee = {
    full_name: "Bo",
    email: "bo@example.com",
    rejected_at: "2026-11-05T10:00:00Z",
    signed_at: "2026-11-06T10:00:00Z",
  };
  expect(contract({ state: "signed", parties: [party("client", signee)] }).signers[0]?.status).toBe("signed");
});

test("a draft has its page in the vendor's app, a contract has none that is documented", () => {
  expect(contract({ title: "NDA – Å/B" }, APP).url).toBe(
    `${APP}/draft/NDA%20%E2%80%93%20%C3%85%2FB/3c5c2258-9885-4652-aeb3-a1aa8f1b5461`,
  );
  expect(contract({ title: "lone \ud800" }, APP).url).toContain("/draft/lone");
  expect(contract({ state: "pending" }, APP).url).toBeUndefined();
});

test("a draft names the fields that are left empty, since clauses may hang on them", () => {
  const data_fields = [fieldJson("clause", "text"), fieldJson("amount", "number", { value: "1" })];
  expect(contract({ data_fields }).notes).toEqual([
    "The draft has no value for “clause”; clauses that depend on it are dropped",
  ]);
});

test("surprises in what only informs do not keep a signature from us", () => {
  const odd = { parties: "none", events: 7, title: {}, updated_at: "yesterday", data_fields: [{ name: 1 }] };
  expect(contract({ state: "signed", ...odd })).toEqual({
    id: "3c5c2258-9885-4652-aeb3-a1aa8f1b5461",
    status: "signed",
    vendorStatus: "signed",
    signers: [],
  });
});

test("a hundred thousand signees do not break the reading", () => {
  const signees = Array.from({ length: 100_000 }, (_, index) => ({ full_name: "x", order: index }));
  expect(contract({ state: "pending", parties: [party("crowd", ...signees)] }).signers).toHaveLength(100_000);
});
