import { expect, test } from "vitest";
import { aRemoteId } from "../../tests/builders.ts";

import type { Notice, NoticeDoor } from "../providers/provider.ts";
import type { Delivery } from "../store/store.ts";
import { readNotices, repeatKey, sortNotice, sortRepeat } from "./sort-notice.ts";
import type { Sorted } from "./sorted.ts";

const NOW = new Date("2026-11-02T10:00:00Z");

function aDelivery(attempts = 0): Delivery {
  return {
    id: "d1",
    account: "acme",
    connection: "contracts",
    receivedAt: NOW,
    headers: {},
    body: new Uint8Array(),
    state: "waiting",
    attempts,
    deals: [],
    replays: [],
  };
}

function doorOf(read: () => Notice): NoticeDoor {
  return { proof: "secret-url", refusal: 401, isAuthentic: () => true, read };
}

function about(ids: readonly string[], event?: string): Notice {
  return { about: ids.map(aRemoteId), ...(event === undefined ? {} : { event }) };
}

function sorted(
  notice: Notice,
  deals: Readonly<Record<string, readonly string[]>> = {},
  attempts = 0,
): Sorted {
  const read = readNotices(
    aDelivery(attempts),
    doorOf(() => notice),
  );
  return sortNotice(read, new Map(Object.entries(deals)), NOW);
}

test("every deal of every contract that is named is looked at once", () => {
  const result = sorted(about(["a", "b", "a"], "signed"), { a: ["1", "2"], b: ["2"] });
  expect(result.looks).toEqual([
    { account: "acme", dealId: "1", reason: "notice" },
    { account: "acme", dealId: "2", reason: "notice" },
  ]);
  expect(result.outcome).toMatchObject({
    state: "sorted",
    reason: "Something changed at 2 contracts (the vendor calls it “signed”).",
    deals: ["1", "2"],
  });
});

test.each([
  [0, 5],
  [1, 30],
  [2, 120],
] as const)("an id that we do not know (yet) is waited for: at try %i for %i s", (attempts, seconds) => {
  const { outcome, looks } = sorted(about(["x"]), {}, attempts);
  expect(outcome).toMatchObject({
    state: "waiting",
    reason: "It is about a contract that we do not know yet: `x`.",
    retryAt: new Date(NOW.getTime() + seconds * 1000),
  });
  expect(looks).toEqual([]);
});

test("patience ends: then what is known counts, and without anything known it is ignored", () => {
  expect(sorted(about(["x"]), {}, 3).outcome).toMatchObject({ state: "ignored", deals: [] });
  const half = sorted(about(["a", "x"], "signed"), { a: ["1"] }, 3);
  expect(half.outcome).toMatchObject({
    state: "sorted",
    reason:
      "Something changed at 1 contract (the vendor calls it “signed”); no contract of ours has the id x.",
    deals: ["1"],
  });
  expect(half.outcome).not.toHaveProperty("retryAt");
});

test("known contracts are never waited for", () => {
  const { outcome } = sorted(about(["a"]), { a: ["1"] });
  expect(outcome).toMatchObject({ state: "sorted", reason: "Something changed at 1 contract." });
  expect(outcome).not.toHaveProperty("retryAt");
});

const said = (ids: readonly string[], event?: string) => sorted(about(ids, event), {}, 3).outcome.reason;

test("an operator reads three unknown ids and how many more there are, in harmless letters", () => {
  expect(said(["a", "b", "c"])).toContain("the id a, b, c.");
  expect(said(["a", "b", "c", "d", "e"])).toContain("the id a, b, c and 2 more.");
  const odd = said([`\u001b[31m${"y".repeat(100)}`], "sig\u0000ned\u202e");
  expect(odd).toBe(`No contract of ours has the id [31m${"y".repeat(76)} (the vendor calls it “signed”).`);
});

test("while an unknown id is waited for it is told as a contract, the id set apart whatever letters it has", () => {
  expect(sorted(about(["x`y"], "signed")).outcome.reason).toBe(
    "It is about a contract that we do not know yet (the vendor calls it “signed”): `x'y`.",
  );
  expect(sorted(about(["a", "x"], "signed"), { a: ["1"] }).outcome.reason).toBe(
    "Something changed at 1 contract (the vendor calls it “signed”), and at one that we do not know yet: `x`.",
  );
  expect(sorted(about(["a", "b", "x", "y"]), { a: ["1"], b: ["2"] }).outcome.reason).toBe(
    "Something changed at 2 contracts, and at some that we do not know yet: `x`, `y`.",
  );
  expect(sorted(about(["v", "w", "x", "y"])).outcome.reason).toBe(
    "It is about contracts that we do not know yet: `v`, `w`, `x` and 1 more.",
  );
});

test("a notice about nothing says why, in its own words or in ours; one that cannot be read too", () => {
  expect(sorted(about([]))).toMatchObject({
    outcome: { state: "ignored", reason: "It is about no contract." },
  });
  expect(sorted({ about: [], ignored: "A test call." }).outcome.reason).toBe("A test call.");
  const broken = doorOf(() => {
    throw new TypeError("odd");
  });
  const read = readNotices(aDelivery(), broken);
  expect(sortNotice(read, new Map(), NOW).outcome.reason).toBe("The body could not be read.");
});

/** The key of a call that says this. */
function keyOf(notice: Notice, delivery: Partial<Delivery> = {}): string | undefined {
  const read = readNotices(
    { ...aDelivery(), ...delivery },
    doorOf(() => notice),
  );
  return repeatKey(read);
}

test("a call is the same when its id and all that it says are the same; without an id no two are", () => {
  const call = { ...about(["a", "b"], "signed"), callId: "c1" };
  expect(keyOf(call)).toBe(keyOf({ ...about(["b", "a"], "signed"), callId: "c1" }));
  const others = [
    { ...call, callId: "c2" },
    { ...call, event: "declined" },
    { ...call, ...about(["a"]) },
  ];
  const keys = [call, ...others].map((one) => keyOf(one));
  expect(new Set(keys).size).toBe(4);
  expect(keys).not.toContain(undefined);
  expect(keyOf({ ...call, callId: "\u0000\ud800" })).toMatch(/^[0-9a-f]{64}$/u);
  expect(keyOf(about(["a"], "signed"))).toBeUndefined();
});

test("what a person had replayed is no repeat; what waited for an id may be one", () => {
  const call = { ...about(["a"]), callId: "c1" };
  expect(keyOf(call, { attempts: 1 })).toBeUndefined();
  expect(keyOf(call, { attempts: 1, reason: "No contract of ours has the id a." })).toBe(keyOf(call));
});

test("a call is known by its key only once nothing of it is left to do", () => {
  const call = { ...about(["a", "x"]), callId: "c1" };
  for (const [deals, attempts] of [
    [{}, 0],
    [{}, 3],
    [{ a: ["1"] }, 0],
    [{ a: ["1"] }, 3],
  ] as const)
    expect(sorted(call, deals, attempts).outcome).not.toHaveProperty("callKey");
  expect(sorted(call, { a: ["1"], x: ["2"] }).outcome).toMatchObject({
    state: "sorted",
    callKey: keyOf(call),
  });
});

test("a repeat is ignored, with the delivery that it repeats", () => {
  const read = readNotices(
    aDelivery(),
    doorOf(() => ({ ...about(["a"], "sig\u0000ned"), callId: "c1" })),
  );
  expect(sortRepeat(read, "d0")).toEqual({
    outcome: {
      account: "acme",
      id: "d1",
      state: "ignored",
      reason: "It repeats the delivery d0 (the vendor calls it “signed”).",
    },
    looks: [],
  });
});
