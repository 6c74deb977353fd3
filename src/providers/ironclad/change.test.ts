import { expect, test } from "vitest";
import type { Reply } from "../test-vendor.ts";
import { documented } from "./documented.ts";
import {
  ACTING_USER,
  connectTo,
  OAUTH,
  order,
  remoteId,
  routes,
  signStatusJson,
  templatesJson,
  WORKFLOW_ID,
  workflowJson,
} from "./vendor-fixture.ts";

const ID = remoteId(WORKFLOW_ID);
const PATH = `/workflows/${WORKFLOW_ID}`;
const CHANGED = order({ fields: { contractValue: "13000" } });
const ok = (body: unknown): Reply => ({ status: 200, body });
const DONE: Reply = { status: 204 };
const REFUSED: Reply = { status: 400, body: { code: "INVALID_STATE", message: "not now" } };

type Table = Parameters<typeof routes>[0];

async function at(table: Table, settings = {}) {
  const base = {
    "GET /workflow-schemas": ok(templatesJson()),
    [`GET ${PATH}`]: ok(workflowJson()),
    [`PATCH ${PATH}/attributes`]: ok(workflowJson()),
  };
  return connectTo(documented, routes({ ...base, ...table }), settings);
}

const writes = (
  calls: readonly { readonly method: string; readonly path: string; readonly body: string }[],
) =>
  calls
    .filter(({ method }) => method !== "GET")
    .map(({ method, path, body }) => [method, path, body && JSON.parse(body)]);

test("in review an attribute is set by its id, in its own type", async () => {
  const { account, calls } = await at({});
  await account.update(ID, CHANGED);
  const updates = [{ action: "set", path: "contractValue", value: { currency: "EUR", amount: 13000 } }];
  expect(writes(calls)).toEqual([["PATCH", `${PATH}/attributes`, { updates, comment: expect.any(String) }]]);
});

test("what stands there already is not written: the vendor refuses a change that changes nothing", async () => {
  const { account, calls } = await at({});
  expect(await account.update(ID, order({ fields: { contractValue: "12000" } }))).toMatchObject({
    id: WORKFLOW_ID,
  });
  expect(writes(calls)).toEqual([]);
});

test.each([
  ["the company-wide token", {}, { user: { type: "email", email: ACTING_USER } }],
  ["a client", { settings: OAUTH }, {}],
])("from Sign it goes back to review first, as %s has to say it", async (_, more, body) => {
  const token = ok({ access_token: "at-1", expires_in: 3600 });
  const { account, calls } = await at(
    {
      "POST /oauth/token": token,
      [`GET ${PATH}`]: ok(workflowJson({ step: "Sign" })),
      [`GET ${PATH}/sign-status`]: ok(signStatusJson("not_sent")),
      [`PATCH ${PATH}/revert-to-review`]: DONE,
    },
    more,
  );
  await account.update(ID, CHANGED);
  const patches = writes(calls).filter(([method]) => method === "PATCH");
  expect(patches.map(([, path]) => path)).toEqual([`${PATH}/revert-to-review`, `${PATH}/attributes`]);
  expect(patches[0]?.[2]).toEqual(body);
});

test.each([
  [{ step: "Sign" }, "sent", CHANGED, "state_conflict"],
  [{ step: "Review", status: "paused" }, "not_sent", CHANGED, "state_conflict"],
  [{ step: "Review", status: "cancelled" }, "not_sent", CHANGED, "state_conflict"],
  [{}, "not_sent", order({ fields: { typo: "1" } }), "order_invalid"],
])("nothing is changed on %j (%s)", async (more, word, wanted, code) => {
  const { account, calls } = await at({
    [`GET ${PATH}`]: ok(workflowJson(more)),
    [`GET ${PATH}/sign-status`]: ok(signStatusJson(word)),
  });
  await expect(account.update(ID, wanted)).rejects.toMatchObject({ code, verdict: { next: "stop" } });
  expect(writes(calls)).toEqual([]);
});

test("a workflow is cancelled with the reason as a comment that mentions nobody", async () => {
  const { account, calls } = await at({ [`POST ${PATH}/cancel`]: DONE });
  await account.withdraw(ID, "wrong amount, ask <@u1>");
  expect(writes(calls)).toEqual([
    ["POST", `${PATH}/cancel`, { comment: { message: "wrong amount, ask < @u1>" } }],
  ]);
});

test.each([
  ["gone", { status: 404 }],
  ["cancelled", ok(workflowJson({ status: "cancelled" }))],
] as const)("what is %s needs no withdrawal", async (_, reply) => {
  const { account, calls } = await at({ [`GET ${PATH}`]: reply });
  await account.withdraw(ID, "late");
  expect(writes(calls)).toEqual([]);
});

test("a refusal is no withdrawal, unless the workflow turns out to be cancelled", async () => {
  const { account } = await at({ [`POST ${PATH}/cancel`]: REFUSED });
  await expect(account.withdraw(ID, "late")).rejects.toMatchObject({ code: "state_conflict" });
  const answers = [workflowJson(), workflowJson({ status: "cancelled" })];
  const raced = await at({ [`GET ${PATH}`]: () => ok(answers.shift()), [`POST ${PATH}/cancel`]: REFUSED });
  await raced.account.withdraw(ID, "late");
});

const remindPath = (role: string): string => `${PATH}/sign-status/signers/${role}/remind`;
const CLIENT = remindPath("Counterparty%20Signer");
const ADA = remindPath("Internal%20Signer");
const people = (client: string, ada: string): Reply =>
  ok(signStatusJson("sent", { "Counterparty Signer": client, "Internal Signer": ada }, "parallel"));

test("everybody whose turn it is gets a reminder, by their role", async () => {
  const { account, calls } = await at({
    [`GET ${PATH}/sign-status`]: people("viewed", "sent"),
    [`POST ${CLIENT}`]: DONE,
    [`POST ${ADA}`]: { status: 429, body: { code: "TOO_MANY_REQUESTS", message: "one per hour" } },
  });
  await account.remind(ID);
  expect(writes(calls).map(([, path]) => path)).toEqual([CLIENT, ADA]);
});

test("who was reminded within the hour is said to be; where nobody is asked, nobody is reminded", async () => {
  const busy: Reply = { status: 429, body: { code: "TOO_MANY_REQUESTS", message: "one per hour" } };
  const { account } = await at({
    [`GET ${PATH}/sign-status`]: people("sent", "pending"),
    [`POST ${CLIENT}`]: busy,
  });
  await expect(account.remind(ID)).rejects.toMatchObject({
    code: "state_conflict",
    detail: expect.stringContaining("once an hour"),
  });
  const quiet = await at({ [`GET ${PATH}/sign-status`]: REFUSED });
  await expect(quiet.account.remind(ID)).rejects.toMatchObject({ code: "state_conflict" });
  expect(writes(quiet.calls)).toEqual([]);
});

const NOTICE = "https://sign.example.com/webhooks/acme/contracts/secret";
const HOOK = { id: "w1", events: ["*"], targetURL: NOTICE, status: "enabled", consecutiveFailureCount: 0 };
const hooks = (...list: readonly unknown[]): Reply => ok({ page: 0, pageSize: 100, list });

test("the webhook is registered once, with the events after which a contract may stand otherwise", async () => {
  const { account, calls } = await at(
    {
      "GET /webhooks": hooks({ ...HOOK, targetURL: "https://other.example.com" }),
      "POST /webhooks": ok(HOOK),
    },
    { noticeUrl: NOTICE },
  );
  expect(await account.subscribe?.()).toMatchObject([{ level: "ok" }]);
  const events = expect.arrayContaining(["workflow_step_updated", "workflow_signature_packet_fully_signed"]);
  expect(writes(calls)).toEqual([["POST", "/webhooks", { events, targetURL: NOTICE }]]);
});

test.each([
  [HOOK, undefined],
  [{ ...HOOK, status: "disabledBySystem" }, { status: "enabled" }],
  [
    { ...HOOK, events: ["workflow_updated"], status: "disabled" },
    { status: "enabled", events: expect.arrayContaining(["workflow_updated", "workflow_cancelled"]) },
  ],
])("a webhook that stands as %j is mended by %j", async (hook, body) => {
  const { account, calls } = await at(
    { "GET /webhooks": hooks(hook), "PATCH /webhooks/w1": ok(HOOK) },
    { noticeUrl: NOTICE },
  );
  await account.subscribe?.();
  expect(writes(calls)).toEqual(body === undefined ? [] : [["PATCH", "/webhooks/w1", body]]);
});

test("without an https address of ours nothing is registered", async () => {
  const { account, calls } = await at({}, { noticeUrl: "http://127.0.0.1/x" });
  expect(await account.subscribe?.()).toMatchObject([{ level: "note" }]);
  expect(calls).toEqual([]);
});

test("a registration whose answer is lost is looked for before it is repeated", async () => {
  const { account } = await at({ "GET /webhooks": hooks(), "POST /webhooks": "lost" }, { noticeUrl: NOTICE });
  await expect(account.subscribe?.()).rejects.toMatchObject({ verdict: { next: "look" } });
});
