import { expect, test } from "vitest";
import type { Reply, Seen } from "../test-vendor.ts";
import { documented } from "./documented.ts";
import { letsThrough } from "./lets-through.ts";
import { bodyOf, connectTo, page, routeOf } from "./vendor-fixture.ts";
import { WebhookRequest } from "./vendor-shapes.ts";

const NOTICE_URL = "https://sign.example.com/webhooks/acme/contracts/notice-secret-0001";

async function subscribed(
  list: Reply,
  write: (call: Seen) => Reply = () => ({ status: 200, body: { webhook_id: 5 } }),
) {
  const answer = (call: Seen): Reply => {
    if (call.method === "GET") return list;
    return WebhookRequest.safeParse(bodyOf(call)).success ? write(call) : { status: 422, body: {} };
  };
  const { account, calls } = await connectTo(documented, answer, {
    secrets: ["sign-key", "old-key"],
    noticeUrl: NOTICE_URL,
  });
  const findings = await account.subscribe?.();
  const writesFrom = (start: number) => calls.slice(start).filter(({ method }) => method !== "GET");
  const again = async () => {
    const start = calls.length;
    return [await account.subscribe?.(), writesFrom(start)] as const;
  };
  return { findings, writes: writesFrom(0), again };
}

const hooks = (...data: readonly unknown[]): Reply => ({ status: 200, body: page(data) });
const other = { webhook_id: 4, callback_url: "https://elsewhere.example.com/x", filters: null };

test("a webhook with our address, sign key, events and workspace is added where there is none", async () => {
  const { findings, writes } = await subscribed(hooks(other));
  expect(findings).toMatchObject([{ level: "ok" }]);
  expect(writes.map(routeOf)).toEqual(["POST /webhooks"]);
  expect(bodyOf(writes[0])).toEqual({
    callback_url: NOTICE_URL,
    sign_key: "sign-key",
    filters: [
      {
        filter_rules: [
          { type: "EVENT_TYPE", values: expect.arrayContaining(["contract:sign", "participant:sign"]) },
          { type: "WORKSPACE", values: [77] },
        ],
      },
    ],
  });
});

test.each([
  ["unfiltered", null],
  ["with empty filters", []],
  ["filtered by workspace alone", [{ filter_rules: [{ type: "WORKSPACE", values: [77] }] }]],
])(
  "one that is there already, %s, keeps its filters, and is told our sign key once",
  async (_what, filters) => {
    const list = hooks({ webhook_id: 5, callback_url: NOTICE_URL, filters });
    const { findings, writes, again } = await subscribed(list);
    const kept = filters?.length ? filters : null;
    expect(findings).toEqual([{ level: "ok", text: "Oneflow calls us." }]);
    expect(writes.map(routeOf)).toEqual(["PUT /webhooks/5"]);
    expect(bodyOf(writes[0])).toEqual({ callback_url: NOTICE_URL, sign_key: "sign-key", filters: kept });
    expect(await again()).toEqual([findings, []]);
  },
);

test("a token that may not write the key is told what to do by hand", async () => {
  const list = hooks({ webhook_id: 5, callback_url: NOTICE_URL, filters: null });
  const { findings } = await subscribed(list, () => ({ status: 403, body: {} }));
  expect(findings).toMatchObject([{ level: "note", help: expect.stringContaining("sign key") }]);
});

test.each([
  ["another workspace", [{ type: "WORKSPACE", values: [78] }]],
  ["a kind of rule that we do not know", [{ type: "COUNTRY", values: ["SE"] }]],
])("one for %s is mended", async (_what, filter_rules) => {
  const filters = [{ filter_rules }];
  const { findings, writes } = await subscribed(hooks({ webhook_id: 5, callback_url: NOTICE_URL, filters }));
  expect(findings?.[0]?.text).toContain("was mended");
  expect(bodyOf(writes[0])).toMatchObject({
    filters: [{ filter_rules: [{}, { type: "WORKSPACE", values: [77] }] }],
  });
});

test("filters that we cannot read are left alone", () => {
  expect(letsThrough([{ events: "all" }], ["contract:sign"], 77)).toBe(true);
  expect(letsThrough("all", ["contract:sign"], 77)).toBe(true);
});

test("one that is bound to a template group is told", async () => {
  const list = hooks({ webhook_id: 5, callback_url: NOTICE_URL, filters: null, template_group_id: 9 });
  const { findings } = await subscribed(list);
  expect(findings).toMatchObject([{ level: "ok" }, { level: "note", text: expect.stringContaining(" 9:") }]);
});

test("one that leaves events out is mended, by either name of its id", async () => {
  const filters = [{ filter_rules: [{ type: "EVENT_TYPE", values: ["contract:sign"] }] }];
  for (const key of ["id", "webhook_id"]) {
    const { writes } = await subscribed(hooks({ [key]: 5, callback_url: NOTICE_URL, filters }));
    expect(writes.map(routeOf)).toEqual(["PUT /webhooks/5"]);
  }
  const nameless = await subscribed(hooks({ callback_url: NOTICE_URL, filters }));
  expect([nameless.findings?.[0]?.level, nameless.writes]).toEqual(["note", []]);
});

test("two with our address are told, and nothing is touched", async () => {
  const twin = { callback_url: NOTICE_URL, filters: null };
  const { findings, writes } = await subscribed(hooks({ id: 1, ...twin }, { id: 2, ...twin }));
  expect([findings?.[0]?.text, writes]).toEqual(["2 webhooks of Oneflow have our address.", []]);
});

test("events that this account does not know: asked for without filters", async () => {
  const { writes, findings } = await subscribed(hooks(), (call) =>
    JSON.stringify(bodyOf(call)).includes("EVENT_TYPE")
      ? { status: 400, body: {} }
      : { status: 200, body: {} },
  );
  expect(writes.map((call) => bodyOf(call))).toMatchObject([{}, { filters: null }]);
  expect(findings?.[0]?.level).toBe("ok");
});

test.each([403, 404, 405])("webhooks that may not be listed (%i) are not added blindly", async (status) => {
  const { findings, writes } = await subscribed({ status, body: {} });
  expect([findings?.[0]?.level, writes]).toEqual(["note", []]);
});

test("a lost answer asks for another look, and a refused token is said", async () => {
  await expect(subscribed(hooks(), () => "lost")).rejects.toMatchObject({ verdict: { next: "look" } });
  await expect(subscribed({ status: 401, body: {} })).rejects.toMatchObject({ code: "credentials_rejected" });
});

test("without an address there is nothing to register, without a sign key none is sent", async () => {
  const nowhere = await connectTo(documented, () => hooks());
  expect(await nowhere.account.subscribe?.()).toMatchObject([{ level: "problem" }]);
  const { account, calls } = await connectTo(documented, () => hooks(), { noticeUrl: NOTICE_URL });
  await account.subscribe?.();
  expect(bodyOf(calls.at(-1))).toMatchObject({ sign_key: null });
});
