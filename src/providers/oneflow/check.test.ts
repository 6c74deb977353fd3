import { expect, test } from "vitest";
import type { Reply, Seen } from "../test-vendor.ts";
import { brief } from "./brief.ts";
import { documented } from "./documented.ts";
import { connectTo, contractJson, page, routeOf, USERS } from "./vendor-fixture.ts";

const NOTICE_URL = "https://sign.example.com/webhooks/acme/contracts/notice-secret-0001";
const ok = (body: unknown = {}): Reply => ({ status: 200, body });
const SOUND: Readonly<Record<string, Reply>> = {
  "GET /ping": ok(),
  "GET /templates": ok(page([{ id: 501, name: "Standard agreement" }])),
  "GET /users": ok(page(USERS)),
  "GET /contracts": ok(page([])),
  "GET /webhooks": ok(page([{ webhook_id: 5, callback_url: NOTICE_URL, filters: null }])),
};

function workspace(mayCreate: boolean): unknown {
  return { id: 77, name: "Sales", _permissions: { "contract:create": mayCreate } };
}

async function findings(
  routes: Readonly<Record<string, Reply>> = {},
  secrets: readonly string[] = [],
  where: { readonly noticeUrl?: string } = { noticeUrl: NOTICE_URL },
) {
  const answer = (call: Seen): Reply => ({ ...SOUND, ...routes })[routeOf(call)] ?? { status: 404, body: {} };
  const { account, calls } = await connectTo(documented, answer, { secrets, ...where });
  return { found: await account.check(), calls };
}

test("a sound account: token, templates, user, filter and webhook are looked at, and nothing is changed", async () => {
  const { found, calls } = await findings({}, ["key"]);
  expect(found.filter(({ level }) => level === "ok")).toHaveLength(5);
  expect(found.filter(({ level }) => level === "problem")).toEqual([]);
  expect(calls.map(routeOf)).toEqual([
    "GET /ping",
    "GET /templates",
    "GET /workspaces",
    "GET /users",
    "GET /contracts",
    "GET /webhooks",
  ]);
});

test.each([
  [{ "GET /ping": { status: 401, body: {} } }, "problem", "token was not accepted"],
  [{ "GET /templates": ok(page([])) }, "problem", "no active template"],
  [{ "GET /templates": { status: 500 } }, "problem", "templates could not be read"],
  [{ "GET /workspaces": ok(page([workspace(false)])) }, "problem", "may not make contracts"],
  [{ "GET /users": ok(page([USERS[1]])) }, "problem", "no active user"],
  [{ "GET /users": { status: 403, body: {} } }, "note", "may not list"],
  [{ "GET /contracts": ok(page([contractJson()])) }, "note", "does not filter by name"],
  [{ "GET /contracts": { status: 403, body: {} } }, "problem", "could not be listed"],
] as const)("%j is a %s: %s", async (routes, level, says) => {
  const { found } = await findings(routes);
  const told = found.find(({ text }) => text.includes(says));
  expect(told?.level).toBe(level);
  expect(told?.help ?? "no help is needed").toMatch(/\S/u);
});

test.each([
  ok(page([workspace(true)])),
  ok(page([{ id: 77, name: "Sales" }])),
  ok(page([])),
  { status: 403, body: {} },
])("only a right that is denied outright is a problem: %j", async (reply) => {
  const { found } = await findings({ "GET /workspaces": reply });
  expect(found.filter(({ level }) => level === "problem")).toEqual([]);
});

const hook = { webhook_id: 5, callback_url: NOTICE_URL, filters: null };
const elsewhere = [{ filter_rules: [{ type: "WORKSPACE", values: [78] }] }];

test.each([
  [ok(page([{ ...hook, callback_url: "https://elsewhere.example.com/x" }])), "No webhook calls us yet."],
  [ok(page([{ ...hook, filters: elsewhere }])), "leaves out events or the workspace"],
  [ok(page([hook, { ...hook, webhook_id: 6 }])), "2 webhooks of Oneflow have our address"],
  [ok(page([{ ...hook, template_group_id: 9 }])), "bound to the template group 9"],
  [{ status: 404, body: {} }, "does not show its webhooks"],
  [{ status: 500 }, "webhooks could not be read"],
] as const)("a webhook that may not call us is a note with what to do: %j", async (reply, says) => {
  const { found, calls } = await findings({ "GET /webhooks": reply });
  expect(found.find(({ text }) => text.includes(says))).toMatchObject({
    level: "note",
    help: expect.stringMatching(/Marketplace|by itself/u),
  });
  expect(calls.every(({ method }) => method === "GET")).toBe(true);
});

test("without an address of ours no webhook is looked for", async () => {
  const { found, calls } = await findings({}, [], {});
  expect(found.find(({ text }) => text.startsWith("Our address is not known"))?.level).toBe("note");
  expect(calls.map(routeOf)).not.toContain("GET /webhooks");
});

test("both dialects keep to the calls that the vendor's one host allows a token: 2,000 in five minutes", () => {
  for (const { rate } of [documented, brief]) {
    expect(300 * (rate?.perSecond ?? Infinity) + (rate?.burst ?? 0)).toBeLessThanOrEqual(2_000);
  }
});

test("each dialect speaks with the vendor's one host unless told otherwise", () => {
  expect([documented.baseUrl({}), brief.baseUrl({})]).toEqual(Array(2).fill("https://api.oneflow.com/v1"));
});

test("users that cannot be read for another reason than a missing right are a problem", async () => {
  const { found } = await findings({ "GET /users": { status: 500 } });
  expect(found.find(({ text }) => text.startsWith("The users"))?.level).toBe("problem");
});

test("a missing sign key is said", async () => {
  expect((await findings()).found.some(({ text }) => text.startsWith("No sign key"))).toBe(true);
  expect((await findings({}, ["key"])).found.some(({ text }) => text.startsWith("No sign key"))).toBe(false);
});

test.each([
  [ok({ data: [{ id: 501, name: "Standard agreement" }] }), "ok"],
  [ok({ data: [] }), "problem"],
  [{ status: 401, body: {} }, "problem"],
])("the brief's dialect lists templates to try the token: %j", async (reply, level) => {
  const { account, calls } = await connectTo(brief, () => reply);
  const [first, note] = await account.check();
  expect([first?.level, note?.level]).toEqual([level, "note"]);
  expect(calls[0]?.query.get("workspace_id")).toBe("77");
});
