import { afterEach, beforeEach, expect, test } from "vitest";
import { openContractbook } from "./open-contractbook.ts";
import type { OpenContractbook } from "./open-contractbook.ts";
import { documentIn, eventIn, sampleDocument } from "./sample-document.ts";

let book: OpenContractbook;
const compareText = (left: string, right: string): number => (left < right ? -1 : 1);

beforeEach(async () => {
  book = await openContractbook("documented");
});
afterEach(async () => {
  await book.close();
});

const signee = (name: string, order: number): unknown => ({
  signees: [{ email: `${name}@example.com`, full_name: name, order }],
});
const sent = async (over: Readonly<Record<string, unknown>> = {}, body?: unknown): Promise<string> => {
  const [, created] = await book.call(
    "POST",
    "/templates/tpl_standard/create_document",
    sampleDocument(over),
  );
  const { id } = documentIn(created);
  expect((await book.call("POST", `/documents/${id}/send`, body))[0]).toBe(200);
  return id;
};
const control = (action: string, input: Readonly<Record<string, unknown>>): Promise<unknown> =>
  book.simulator.control(action, input);
const events = async (): Promise<readonly string[]> =>
  (await book.heard()).map(eventIn).toSorted(compareText);
const shown = async (id: string): Promise<unknown> => (await book.call("GET", `/documents/${id}`))[1];

test("the life of a contract is told by hooks without any signature, and by its audit", async () => {
  const id = await sent();
  await control("open", { id });
  await control("sign", { id });
  await control("sign", { id });
  expect(await events()).toEqual([
    "contract.created",
    "contract.signed",
    "contract.signed",
    "draft.created",
    "draft.sent",
  ]);
  expect(book.receiver.received[0]?.url).toBe("/hook?access_token=secret");
  expect(
    Object.keys(book.receiver.received[0]?.headers ?? {}).filter((name) => /signature/iu.test(name)),
  ).toEqual([]);
  expect(await book.call("GET", `/documents/${id}`)).toMatchObject([
    200,
    {
      document: {
        state: "signed",
        type: "contract",
        signed_at: expect.any(String),
        events: ["created", "sent_for_signature", "opened", "signed", "opened", "signed"].map((action) => ({
          action,
        })),
      },
    },
  ]);
});

test("a hook has the shape of the vendor's samples", async () => {
  const id = await sent();
  const hooks = await book.heard();
  const user = { email: "ada.owner@example.com", id: expect.stringMatching(/^[0-9a-f-]{36}$/u) };
  const core = {
    id,
    message: { content: "" },
    title: "Agreement with Nordlicht AB",
    updated_at: expect.any(String),
  };
  expect(hooks).toContainEqual({ draft: core, event: "draft.created", user });
  expect(hooks).toContainEqual({
    comment: null,
    contract: { ...core, state: "pending" },
    event: "contract.created",
    user,
  });
});

test("with one of two signatures the contract is still pending", async () => {
  const id = await sent();
  await control("sign", { id });
  expect(await book.call("GET", `/documents/${id}`)).toMatchObject([
    200,
    {
      document: {
        state: "pending",
        signed_at: null,
        parties: [{ signees: [{ signed_at: expect.any(String) }] }, { signees: [{ signed_at: null }] }],
      },
    },
  ]);
});

test("strict order makes the second signer wait, random order does not", async () => {
  const strict = await sent();
  await expect(control("sign", { id: strict, signer: "eve@example.com" })).rejects.toThrow("not the turn");
  const random = await sent({ signing_order_mode: "random" });
  await control("sign", { id: random, signer: "EVE@example.com" });
  expect(await control("sign", { id: random })).toMatchObject({ state: "signed" });
});

test("grouped order lets a group sign in any order before the next group", async () => {
  const parties = [signee("late", 1), signee("bo", 0), signee("eve", 0)];
  const id = await sent({ signing_order_mode: "grouped", parties });
  await control("sign", { id, signer: "eve@example.com" });
  await expect(control("sign", { id, signer: "late@example.com" })).rejects.toThrow("not the turn");
  await control("sign", { id, signer: "bo@example.com" });
  expect(await control("sign", { id, signer: "late@example.com" })).toMatchObject({ state: "signed" });
});

test("sending signs in the owner's name when the owner may sign first, unless told otherwise", async () => {
  const owner = { email: "ada.owner@example.com", full_name: "Ada Owner", order: 0 };
  const parties = [{ signees: [owner] }, signee("bo", 1)];
  const signedBy = { parties: [{ signees: [{ signed_at: expect.any(String) }] }, {}] };
  const untouched = { parties: [{ signees: [{ signed_at: null }] }, {}] };
  expect(await shown(await sent({ parties }))).toMatchObject({ document: signedBy });
  expect(await shown(await sent({ parties }, { autosign: false }))).toMatchObject({ document: untouched });
  const byEid = [
    { signees: [{ ...owner, signature_verification_methods: ["criipto_se_bankid_same_device"] }] },
    signee("bo", 1),
  ];
  expect(await shown(await sent({ parties: byEid }))).toMatchObject({ document: untouched });
  const second = [{ signees: [{ ...owner, order: 2 }] }, signee("bo", 1)];
  expect(await shown(await sent({ parties: second }))).toMatchObject({ document: untouched });
});

test("a refusal keeps its reason and ends the contract", async () => {
  const id = await sent();
  await control("decline", { id, reason: "Too expensive" });
  const hooks = await book.heard();
  expect(hooks).toContainEqual(
    expect.objectContaining({ event: "contract.rejected", comment: "Too expensive" }),
  );
  expect(await book.call("GET", `/documents/${id}`)).toMatchObject([
    200,
    { document: { state: "rejected" } },
  ]);
  await expect(control("sign", { id })).rejects.toThrow("is rejected, not pending");
});

test("asked-for changes are a negotiation: the contract can be sent again and signed", async () => {
  const id = await sent();
  await control("requestChanges", { id, reason: "Clause 4" });
  expect(await book.call("GET", `/documents/${id}`)).toMatchObject([
    200,
    { document: { state: "changes_requested" } },
  ]);
  await control("resend", { id });
  expect(await control("signAll", { id })).toMatchObject({ state: "signed" });
  expect(await events()).toEqual(expect.arrayContaining(["contract.changes_requested", "contract.resent"]));
});

test("a contract deleted by hand is gone, and no hook tells it", async () => {
  const id = await sent();
  const before = (await events()).length;
  await control("deleteByHand", { id });
  expect((await book.call("GET", `/documents/${id}`))[0]).toBe(404);
  expect(await events()).toHaveLength(before);
  expect(book.simulator.state()).toMatchObject({ documents: [], deleted: [{ id }] });
});

test.each([
  ["sign", {}],
  ["sign", { id: "nobody" }],
  ["sign", { id: 5 }],
  ["fly", {}],
  ["toString", {}],
  ["plan", { exhausted: "yes" }],
  ["setCallbackUrl", { url: "javascript:alert(1)" }],
  ["publishTemplate", { id: "tpl_x", title: "X", fields: [{ name: "a", type: "colour" }] }],
  ["setPdf", { notReadyTimes: -1 }],
])("the control action %s %j is refused", async (action, input) => {
  await expect(control(action, input)).rejects.toMatchObject({ name: "ControlError" });
});

test("expiry does not exist in v3", async () => {
  const id = await sent();
  await expect(control("expire", { id })).rejects.toThrow("no expiry");
});
