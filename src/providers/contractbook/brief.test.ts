import { expect, test } from "vitest";
import { brief } from "./brief.ts";
import { API_KEY, connectTo, order, remoteId } from "./vendor-fixture.ts";
import type { Reply, Seen } from "../test-vendor.ts";

const ID = remoteId("drf_1");
const route = (call: Seen): string => `${call.method} ${call.path}`;
const created = (body: unknown): Reply => ({ status: 201, body });

test("a draft is created with exactly the keys, headers and path of the article", async () => {
  const { account, calls } = await connectTo(brief, () => created({ id: "drf_1" }));
  const signers = [
    {
      role: "internal",
      name: "Ada Owner",
      email: "ada@example.com",
      order: 2,
      receives: "signature" as const,
    },
    { role: "client", name: "Bo Client", email: "bo@example.com", order: 1, receives: "signature" as const },
  ];
  const fields = { client_name: "Bo Client", deal_amount: "12000", plan: "" };
  expect(
    await account.create(order({ signers, fields, template: "tpl_standard", language: "sv" })),
  ).toMatchObject({
    id: "drf_1",
    status: "drafted",
  });
  expect(calls.map(route)).toEqual(["POST /drafts"]);
  expect(calls[0]?.headers).toMatchObject({
    authorization: `ApiKey ${API_KEY}`,
    "content-type": "application/json",
  });
  expect(JSON.parse(calls[0]?.body ?? "")).toEqual({
    template_id: "tpl_standard",
    variables: { client_name: "Bo Client", deal_amount: "12000" },
    signatories: [
      { email: "bo@example.com", name: "Bo Client", role: "client" },
      { email: "ada@example.com", name: "Ada Owner", role: "internal" },
    ],
  });
});

test.each([
  ['{"id":42,"status":"draft"}', "42"],
  ['{"id":90071992547409931234}', "90071992547409931234"],
  ['{"data":{"id":"drf_2"}}', "drf_2"],
  ['{"status":"success","draft":{"id":"drf_3","status":"draft"}}', "drf_3"],
])("the id is read from %s", async (body, id) => {
  const { account } = await connectTo(brief, () => created(body));
  expect(await account.create(order())).toMatchObject({ id, status: "drafted" });
});

test.each([
  ["no id", created({ status: "draft" }), "answer_unreadable", "look"],
  ["an id that is a path", created({ id: "../a" }), "answer_unreadable", "look"],
  ["nonsense", created("<html>"), "answer_unreadable", "look"],
  ["a list", created([]), "answer_unreadable", "look"],
  ["500", { status: 500 }, "outcome_unknown", "look"],
  ["a lost answer", "lost", "outcome_unknown", "look"],
  ["401", { status: 401 }, "credentials_rejected", "stop"],
  ["422", { status: 422, body: { message: "variables" } }, "order_invalid", "stop"],
] as const)("%s at creation is told as it must be taken", async (_, reply, code, next) => {
  const { account } = await connectTo(brief, () => reply);
  await expect(account.create(order())).rejects.toMatchObject({ code, verdict: { next } });
});

test("sending is a call without a body", async () => {
  const { account, calls } = await connectTo(brief, () => ({ status: 200, body: {} }));
  await account.send(ID, order());
  expect(calls.map((call) => [route(call), call.body])).toEqual([["POST /drafts/drf_1/send", ""]]);
});

test.each([
  ["draft", "drafted"],
  ["sent", "sent"],
  ["signed", "signed"],
  ["declined", "declined"],
  ["expired", "expired"],
  ["negotiating", "unknown"],
])("the status %s is %s", async (word, status) => {
  const { account } = await connectTo(brief, () => ({
    status: 200,
    body: { id: "drf_1", status: word, extra: [1] },
  }));
  expect(await account.read(ID)).toMatchObject({ id: "drf_1", status, vendorStatus: word });
});

test("a draft that is gone is undefined, and an answer without a status is unreadable", async () => {
  const gone = await connectTo(brief, () => ({ status: 404 }));
  expect(await gone.account.read(ID)).toBeUndefined();
  const odd = await connectTo(brief, () => ({ status: 200, body: { id: "drf_1" } }));
  await expect(odd.account.read(ID)).rejects.toMatchObject({
    code: "answer_unreadable",
    verdict: { next: "stop" },
  });
});

test("an update patches the variables and reads the result", async () => {
  const { account, calls } = await connectTo(brief, () => ({
    status: 200,
    body: { id: "drf_1", status: "draft" },
  }));
  expect(await account.update(ID, order({ fields: { deal_amount: "15000" } }))).toMatchObject({
    status: "drafted",
  });
  expect(calls.map(route)).toEqual(["PATCH /drafts/drf_1", "GET /drafts/drf_1"]);
  expect(JSON.parse(calls[0]?.body ?? "")).toEqual({ variables: { deal_amount: "15000" } });
});

test("the playbook's own text is patched into the draft before it is sent", async () => {
  const content = { type: "doc", content: [{ type: "text", text: "Custom clause" }] };
  const wanted = order({ options: { content } });
  const { account, calls } = await connectTo(brief, () => ({
    status: 200,
    body: { id: "drf_1", status: "draft" },
  }));
  await account.create(wanted);
  await account.send(ID, wanted);
  expect(calls.map(route)).toEqual([
    "POST /drafts",
    "PATCH /drafts/drf_1",
    "PATCH /drafts/drf_1",
    "POST /drafts/drf_1/send",
  ]);
  expect(JSON.parse(calls[1]?.body ?? "")).toEqual({ content });
});

test("a text that cannot be written does not lose the draft, but keeps it from being sent", async () => {
  const wanted = order({ options: { content: { type: "doc" } } });
  const { account, calls } = await connectTo(brief, (call) =>
    call.method === "PATCH" ? { status: 422 } : { status: 201, body: { id: "drf_1" } },
  );
  expect(await account.create(wanted)).toMatchObject({
    id: "drf_1",
    notes: [expect.stringContaining("not in the draft")],
  });
  await expect(account.send(ID, wanted)).rejects.toMatchObject({ code: "order_invalid" });
  expect(calls.map(route)).not.toContain("POST /drafts/drf_1/send");
});

test("what the article has no call for is refused or left open, without a call", async () => {
  const { account, calls } = await connectTo(brief, () => ({ status: 200, body: {} }));
  const unsupported = { code: "unsupported", verdict: { next: "stop" } };
  await expect(account.templates()).rejects.toMatchObject(unsupported);
  await expect(account.describeTemplate("x")).rejects.toMatchObject(unsupported);
  await expect(account.remind(ID)).rejects.toMatchObject(unsupported);
  await expect(account.withdraw(ID, "x")).rejects.toMatchObject(unsupported);
  expect(await account.find(order())).toEqual({ found: "cannot-tell" });
  expect(await account.signedDocuments(ID)).toEqual([]);
  expect(await account.changedSince(new Date(0), [ID])).toEqual([ID]);
  expect(calls).toEqual([]);
});

test.each([
  [404, "ok"],
  [422, "ok"],
  [401, "problem"],
  [403, "problem"],
  [503, "problem"],
])("the check takes %i for the probe as %s", async (status, level) => {
  const { account, calls } = await connectTo(brief, () => ({ status }));
  expect((await account.check())[0]).toMatchObject({ level });
  expect(calls.map(({ method }) => method)).toEqual(["GET"]);
});

test("its door takes what the connection's signing secrets signed", async () => {
  const { account } = await connectTo(brief, () => ({ status: 404 }), { secrets: ["whsec_1"] });
  expect(account.notices).toMatchObject({ proof: "signature", refusal: 403 });
  expect(account.notices.isAuthentic({ headers: {}, body: new Uint8Array() })).toBe(false);
});
