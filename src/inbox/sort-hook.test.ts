import { expect, test } from "vitest";
import type { HookDoor, HookNotice } from "../crm/crm.ts";
import { changedDeals, readHook, sortHook } from "./sort-hook.ts";
import type { ReadHook } from "./sort-hook.ts";

const OURS = { subdomain: "acme", id: "77" };
const DELIVERY = { id: "d1", account: "acme", headers: {}, body: new Uint8Array() };
const saying = (notice: HookNotice): HookDoor => ({ read: () => notice });

function heard(notice: HookNotice, ours: Parameters<typeof readHook>[2] = OURS): ReadHook {
  return readHook(DELIVERY, saying(notice), ours);
}

const moved: HookNotice["deals"] = [{ id: "1", event: "moved" }];

test.each<HookNotice["account"] & object>([
  {},
  { subdomain: "acme" },
  { subdomain: "ACME" },
  { id: "77" },
  { id: "77", subdomain: "Acme" },
])("a call that names %j is ours", (account) => {
  expect(heard({ account, deals: moved }).deals.size).toBe(1);
});

test.each<readonly [HookNotice["account"] & object, string]>([
  [{ subdomain: "acme2" }, "acme2"],
  [{ id: "78" }, "78"],
  [{ id: "78", subdomain: "acme" }, "78"],
  [{ id: "77", subdomain: "other" }, "other"],
  [{ subdomain: "<b>evil</b>" }, "bevilb"],
  [{ subdomain: "x".repeat(200) }, "x".repeat(80)],
  [{ subdomain: "" }, ""],
])("a call that names %j is another's, and names it harmlessly", (account, named) => {
  const hook = heard({ account, deals: moved });
  expect(hook.deals.size).toBe(0);
  expect(hook.ignored).toBe(`The body names account ${named}.`);
});

test("where our own id is not known yet, the name decides", () => {
  const ours = { subdomain: "acme" };
  expect(heard({ account: { id: "78", subdomain: "acme" }, deals: moved }, ours).deals.size).toBe(1);
  expect(heard({ account: { id: "78", subdomain: "other" }, deals: moved }, ours).deals.size).toBe(0);
});

test("of several events of a deal the one that says most counts, whatever their order", () => {
  const order = ["moved", "added", "deleted", "updated"] as const;
  for (const [at, strong] of order.entries())
    for (const weak of order.slice(at)) {
      const events = [strong, weak] as const;
      for (const pair of [events, events.toReversed()])
        expect([...heard({ deals: pair.map((event) => ({ id: "1", event })) }).deals]).toEqual([
          ["1", strong],
        ]);
    }
});

test("only deals that merely changed have to be asked for", () => {
  const hook = heard({
    deals: [
      { id: "1", event: "moved" },
      { id: "2", event: "added" },
      { id: "3", event: "updated" },
      { id: "4", event: "deleted" },
    ],
  });
  expect(changedDeals(hook)).toEqual(["3", "4"]);
  expect(sortHook(hook, new Set(["4"]))).toMatchObject({
    outcome: {
      id: "d1",
      state: "sorted",
      reason: "4 deals: 1 moved to another stage, 1 added, 1 changed, 1 deleted.",
      deals: ["1", "2", "4"],
    },
    looks: [
      { account: "acme", dealId: "1", reason: "hook", entered: true },
      { account: "acme", dealId: "2", reason: "hook", entered: true },
      { account: "acme", dealId: "4", reason: "hook", entered: false },
    ],
  });
});

test("a call without a deal says why, in its own words or in ours", () => {
  const silent = sortHook(heard({ deals: [] }), new Set());
  expect(silent.outcome).toMatchObject({ state: "ignored", reason: "It is about no deal." });
  const told = sortHook(heard({ deals: [], ignored: "It is about a contact." }), new Set());
  expect(told).toMatchObject({ outcome: { reason: "It is about a contact." }, looks: [] });
});

test("a body that cannot be read is ignored, never thrown", () => {
  const door: HookDoor = {
    read() {
      throw new TypeError("odd");
    },
  };
  expect(readHook(DELIVERY, door, OURS)).toMatchObject({ ignored: "The body could not be read." });
});
