import { expect, test } from "vitest";
import type { Finding } from "../provider.ts";
import type { Reply } from "../test-vendor.ts";
import { documented } from "./documented.ts";
import { connectTo, DONE, formOf, refused, SIGNING_SECRET } from "./vendor-fixture.ts";
import type { Connected } from "./vendor-fixture.ts";

const noticeUrl = "https://sign.example.com/webhooks/acme/contracts/notice-secret-0001";
const OURS = { webhook_id: "71", webhook_url: noticeUrl, webhook_status: "Active", purpose: "Countersign" };
const THEIRS = { ...OURS, webhook_id: "72", webhook_url: "https://example.com/hook" };

/** An account with these webhooks. */
function accountWith(webhooks: readonly unknown[], created: Reply = DONE): Promise<Connected> {
  return connectTo(
    documented,
    ({ method, path }) => {
      if (path === "/organizations") {
        const organizations = [
          { org_id: "1", is_default: false },
          { org_id: "389415000000000017", is_default: true },
        ];
        return { status: 200, body: { code: 0, organizations } };
      }
      if (path === "/accounts/webhooks" && method === "GET")
        return { status: 200, body: { code: 0, webhooks } };
      if (path === "/templates")
        return { status: 200, body: { code: 0, templates: [{ template_id: "1", template_name: "One" }] } };
      return path === "/requests" ? { status: 200, body: { code: 0, requests: [] } } : created;
    },
    { noticeUrl },
  );
}

async function subscribed({ account }: Connected): Promise<readonly Finding[]> {
  return (await account.subscribe?.()) ?? [];
}

test("our webhook is registered where it is missing, with all events and our secret", async () => {
  const connected = await accountWith([THEIRS]);
  expect(await subscribed(connected)).toMatchObject([{ level: "ok" }]);
  const created = connected.calls().at(-1);
  expect([created?.method, created?.path]).toEqual(["POST", "/accounts/webhooks"]);
  expect(created && formOf(created)).toEqual({
    webhook_url: noticeUrl,
    purpose: expect.stringMatching(/^Countersign [0-9a-f]{8}$/u),
    webhook_actions: "Sent,Viewed,Sign,Completed,Declined,Recalled,Forward,Expired",
    environment: "PRODUCTION",
    org_id: "389415000000000017",
    webhook_security_settings: JSON.stringify({
      hmac_security_info: { secret_key: SIGNING_SECRET },
      webhook_security_type: "HMAC",
    }),
  });
});

test("nothing is repeated where it stands already", async () => {
  const connected = await accountWith([OURS, THEIRS]);
  expect(await subscribed(connected)).toMatchObject([{ level: "ok" }]);
  expect(connected.calls().filter(({ method }) => method !== "GET")).toEqual([]);
});

test("what we registered ourselves is left alone, however the vendor spells its events", async () => {
  const made = await accountWith([]);
  await subscribed(made);
  const created = made.calls().at(-1);
  const purpose = created && formOf(created)["purpose"];
  const connected = await accountWith([{ ...OURS, purpose, web_actions: "Completion" }]);
  expect(await subscribed(connected)).toMatchObject([{ level: "ok" }]);
  expect(connected.calls().filter(({ method }) => method !== "GET")).toEqual([]);
});

test("what the vendor switched off is registered anew", async () => {
  const connected = await accountWith([{ ...OURS, webhook_status: "Inactive" }, THEIRS]);
  expect(await subscribed(connected)).toMatchObject([{ level: "ok", text: expect.stringContaining("anew") }]);
  expect(connected.calls().map(({ method, path }) => `${method} ${path}`)).toEqual([
    "GET /accounts/webhooks",
    "DELETE /accounts/webhooks/71",
    "GET /organizations",
    "POST /accounts/webhooks",
  ]);
});

test.each([
  [{ web_actions: "Sent,Viewed,Sign" }, "left events out"],
  [{ web_actions: ["Completed"] }, "left events out"],
  [{ purpose: "Countersign 00000000" }, "had another secret"],
])("one that tells us too little is registered anew: %j", async (change, why) => {
  const connected = await accountWith([{ ...OURS, ...change }]);
  expect(await subscribed(connected)).toMatchObject([{ level: "ok", text: expect.stringContaining(why) }]);
  const writes = connected.calls().filter(({ method }) => method !== "GET");
  expect(writes.map(({ method }) => method)).toEqual(["DELETE", "POST"]);
  const found = await (await accountWith([{ ...OURS, ...change }])).account.check();
  expect(found).toContainEqual(
    expect.objectContaining({ level: "problem", text: expect.stringContaining(why) }),
  );
});

test.each([
  { web_actions: "Sent,Viewed,Sign,Completed,Decline,Recalled,Forward,Expired" },
  { web_actions: null },
  { purpose: "made by hand" },
  { purpose: "Countersign 0000" },
])("what cannot be seen to be wrong is left alone: %j", async (change) => {
  const connected = await accountWith([{ ...OURS, ...change }]);
  expect(await subscribed(connected)).toMatchObject([{ level: "ok" }]);
  expect(connected.calls().filter(({ method }) => method !== "GET")).toEqual([]);
});

test("two webhooks of other people leave no place, and are left alone", async () => {
  const connected = await accountWith([THEIRS, { ...THEIRS, webhook_id: "73" }]);
  expect(await subscribed(connected)).toMatchObject([
    {
      level: "problem",
      text: expect.stringContaining("Both webhooks"),
      help: expect.stringContaining("Free one"),
    },
  ]);
  expect(connected.calls().filter(({ method }) => method !== "GET")).toEqual([]);
});

test("where the API does not let us, the way by hand is named", async () => {
  for (const reply of [refused(4003, "Access denied"), { status: 403 }, { status: 404 }, { status: 500 }]) {
    const connected = await connectTo(documented, () => reply, { noticeUrl });
    expect(await subscribed(connected)).toMatchObject([
      { level: "note", help: expect.stringContaining("Developer Settings > Webhooks") },
    ]);
  }
});

test("without an address of ours nothing is asked", async () => {
  const connected = await connectTo(documented, () => DONE);
  expect(await subscribed(connected)).toMatchObject([
    { level: "note", help: expect.stringContaining("publicUrl") },
  ]);
  expect(connected.calls()).toEqual([]);
});

test.each([
  [[OURS], "ok", "active"],
  [[{ ...OURS, webhook_status: "Inactive" }], "problem", "was switched off"],
  [[THEIRS], "note", "not registered", "by itself"],
  [[THEIRS, THEIRS], "problem", "Both webhooks"],
])(
  "check tells how our webhook stands (%#), and changes nothing",
  async (webhooks, level, words, help = "") => {
    const connected = await accountWith(webhooks);
    const findings = await connected.account.check();
    const told = findings.find(({ text }) => text.includes(words));
    expect(told?.level).toBe(level);
    expect(told?.help ?? "").toContain(help);
    expect(connected.calls().filter(({ method }) => method !== "GET")).toEqual([]);
  },
);
