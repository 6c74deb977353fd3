import { expect, test } from "vitest";
import { documented } from "./documented.ts";
import {
  DOCUMENT_ID,
  FIELD_IDS,
  connectTo,
  documentJson,
  fieldJson,
  order,
  remoteId,
} from "./vendor-fixture.ts";
import type { Reply, Seen } from "../test-vendor.ts";
import { UpdateRequest } from "./vendor-shapes.ts";

const ID = remoteId(DOCUMENT_ID);
const FIELDS = [
  fieldJson("client_name", "text", { id: FIELD_IDS.client, value: "Bo Client", required: true }),
  fieldJson("deal_amount", "number", {
    id: FIELD_IDS.amount,
    value: "12000",
    formatting: { fractional: true, grouping: "space" },
  }),
  fieldJson("plan", "select", { value: "Basic", config: { options: ["Basic", "Growth"] } }),
  fieldJson("typed_by_hand", "text", { value: "kept" }),
];
const version = (digit: number): string => `84097321-d412-4bd2-bdf0-0c454c0fbf8${digit}`;
const route = (call: Seen): string => `${call.method} ${call.path}`;
const document = (more: Readonly<Record<string, unknown>>): Reply => ({
  status: 200,
  body: documentJson(more),
});

/** A draft that other people edit `rivals` times while we read and write it. */
function draft(rivals: number): { answer: (call: Seen) => Reply; bodies: unknown[] } {
  const state = { version: 0, rivals };
  const bodies: unknown[] = [];
  const answer = (call: Seen): Reply => {
    if (call.method === "GET") return document({ data_fields: FIELDS, version: version(state.version) });
    const body: unknown = JSON.parse(call.body);
    const { document: wanted } = UpdateRequest.parse(body);
    bodies.push(body);
    if (state.rivals > 0) {
      state.rivals -= 1;
      state.version += 1;
    }
    if (wanted.version !== version(state.version))
      return { status: 409, body: { error: { type: "conflict" } } };
    return { status: 201, body: documentJson({ data_fields: FIELDS, title: wanted.title }) };
  };
  return { answer, bodies };
}

test("an update writes the whole set of fields, changing only what the order names", async () => {
  const { answer, bodies } = draft(0);
  const { account } = await connectTo(documented, answer);
  const wanted = order({
    title: "New title",
    fields: { client_name: "Bo Client", deal_amount: "15 000", plan: "growth" },
  });
  expect(await account.update(ID, wanted)).toMatchObject({ status: "drafted", title: "New title" });
  expect(bodies).toEqual([
    {
      document: {
        version: version(0),
        title: "New title",
        data_fields: [
          { id: FIELD_IDS.client, name: "client_name", type: "text", value: "Bo Client", required: true },
          expect.objectContaining({
            name: "deal_amount",
            value: "15000",
            formatting: { fractional: true, grouping: "space" },
          }),
          expect.objectContaining({
            name: "plan",
            value: "Growth",
            config: { options: ["Basic", "Growth"] },
          }),
          { name: "typed_by_hand", type: "text", value: "kept", required: false },
        ],
      },
    },
  ]);
});

test("a draft that already says all of it is not written", async () => {
  const { answer, bodies } = draft(0);
  const { account } = await connectTo(documented, answer);
  await account.update(ID, order({ fields: { deal_amount: "12 000,00" } }));
  expect(bodies).toEqual([]);
});

test("somebody else's edit in between is read, not overwritten", async () => {
  const { answer, bodies } = draft(3);
  const { account, calls } = await connectTo(documented, answer);
  await account.update(ID, order({ fields: { deal_amount: "1" } }));
  expect(bodies).toHaveLength(4);
  expect(bodies.at(-1)).toHaveProperty("document.version", version(3));
  expect(calls.filter(({ method }) => method === "GET")).toHaveLength(4);
});

test("after four tries in vain the edit is put off", async () => {
  const { answer, bodies } = draft(9);
  const { account } = await connectTo(documented, answer);
  await expect(account.update(ID, order({ fields: { deal_amount: "1" } }))).rejects.toMatchObject({
    code: "state_conflict",
    verdict: { next: "retry" },
  });
  expect(bodies).toHaveLength(4);
});

test.each([
  ["a contract that is out", document({ state: "pending", data_fields: FIELDS }), "state_conflict"],
  ["a contract that is gone", { status: 404 }, "not_found"],
  ["fields of another shape", document({ data_fields: [{ name: 1 }] }), "answer_unreadable"],
] as const)("%s is not written", async (_, reply, code) => {
  const { account, calls } = await connectTo(documented, () => reply);
  await expect(account.update(ID, order())).rejects.toMatchObject({ code, verdict: { next: "stop" } });
  expect(calls.every(({ method }) => method === "GET")).toBe(true);
});

test("sending does not sign for the key's owner unless the playbook says so", async () => {
  const { account, calls } = await connectTo(documented, () => document({ state: "pending" }));
  await account.send(ID, order());
  await account.send(ID, order({ options: { autosign: true } }));
  expect(calls.map((call) => [route(call), call.body])).toEqual([
    [`POST /documents/${ID}/send`, '{"autosign":false}'],
    [`POST /documents/${ID}/send`, '{"autosign":true}'],
  ]);
});

test("a refusal to send what is already out is success, found out by looking", async () => {
  const { account } = await connectTo(documented, (call) =>
    call.method === "GET"
      ? document({ state: "pending" })
      : { status: 422, body: { error: { type: "unprocessable_entity" } } },
  );
  await expect(account.send(ID, order())).resolves.toBeUndefined();
});

test.each([
  [422, "order_invalid", "stop"],
  [400, "order_invalid", "stop"],
  [402, "plan_required", "stop"],
  [404, "not_found", "stop"],
  [500, "outcome_unknown", "look"],
])("%i for a draft that stays a draft is told as %s", async (status, code, next) => {
  const refusal = { status, body: { error: { type: "x", message: "Signee has no email" } } };
  const { account } = await connectTo(documented, (call) => (call.method === "GET" ? document({}) : refusal));
  await expect(account.send(ID, order())).rejects.toMatchObject({
    code,
    verdict: { next },
    detail: expect.stringContaining("Signee has no email"),
    where: { operation: "send" },
  });
});

test("a lost answer to send is to be looked into, never taken for a failure", async () => {
  const { account } = await connectTo(documented, () => "lost");
  await expect(account.send(ID, order())).rejects.toMatchObject({ verdict: { next: "look" } });
});

test.each(["draft", "pending", "changes_requested"])(
  "a contract in the state %s is withdrawn by deleting it",
  async (state) => {
    const { account, calls } = await connectTo(documented, (call) =>
      call.method === "GET" ? document({ state }) : { status: 204 },
    );
    await account.withdraw(ID, "deal lost");
    expect(calls.map(route)).toEqual([`GET /documents/${ID}`, `DELETE /documents/${ID}`]);
  },
);

test("withdrawing what is gone is harmless, also when it goes meanwhile", async () => {
  const gone = await connectTo(documented, () => ({ status: 404 }));
  await expect(gone.account.withdraw(ID, "again")).resolves.toBeUndefined();
  const going = await connectTo(documented, (call) =>
    call.method === "GET" ? document({}) : { status: 404 },
  );
  await expect(going.account.withdraw(ID, "again")).resolves.toBeUndefined();
});

test("a signed contract is not withdrawn, also when it is signed at the last moment", async () => {
  const signed = await connectTo(documented, () => document({ state: "signed" }));
  await expect(signed.account.withdraw(ID, "late")).rejects.toMatchObject({ code: "state_conflict" });
  expect(signed.calls).toHaveLength(1);
  const states = ["pending", "signed"];
  const race = await connectTo(documented, (call) =>
    call.method === "GET" ? document({ state: states.shift() }) : { status: 422 },
  );
  await expect(race.account.withdraw(ID, "late")).rejects.toMatchObject({
    code: "state_conflict",
    verdict: { next: "stop" },
  });
});

test("a refusal to delete an open contract is not taken for a withdrawal", async () => {
  const { account } = await connectTo(documented, (call) =>
    call.method === "GET"
      ? document({ state: "pending" })
      : { status: 422, body: { error: { message: "Pending" } } },
  );
  await expect(account.withdraw(ID, "lost")).rejects.toMatchObject({ code: "order_invalid" });
});
