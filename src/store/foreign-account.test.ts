import { afterAll, beforeAll, expect, test } from "vitest";
import { aNewContract, aRemoteId, T0 } from "../../tests/builders.ts";
import { testDatabase } from "../../tests/database.ts";
import type { TestDatabase } from "../../tests/database.ts";
import type { Contract } from "../domain/contract.ts";
import { createStore } from "./create-store.ts";
import type { Store } from "./store.ts";

let opened: TestDatabase;
let store: Store;
let contract: Contract;
let delivery: string;

const REMOTE = aRemoteId("doc-1");
const OVER = aRemoteId("doc-2");
const WAITING = { connection: "contracts", code: "credentials_rejected", detail: "x", step: "send" } as const;
const WISH = { id: "w", kind: "withdraw", by: "eve", at: T0.toISOString() } as const;

beforeAll(async () => {
  opened = await testDatabase();
  store = createStore(opened.database);
  delivery = await store.deliveries.keep({
    account: "acme",
    connection: "kommo",
    receivedAt: T0,
    headers: {},
    body: Buffer.from("leads[status][0][id]=4711"),
  });
  const { contract: row } = await store.contracts.plan(
    aNewContract({
      configVersion: await store.versions.keep("acme", { playbooks: [] }, T0),
      status: "sent",
      remoteId: REMOTE,
      waiting: { ...WAITING, since: T0.toISOString() },
    }),
  );
  contract = row;
  await store.contracts.plan(aNewContract({ dealId: "4712", status: "signed", remoteId: OVER }));
  await store.calls.append([
    {
      at: T0,
      account: "acme",
      connection: "contracts",
      contracts: [contract.id],
      operation: "create",
      method: "POST",
      url: "https://vendor.example.com/contracts",
      durationMs: 1,
    },
  ]);
  const expiresAt = new Date("2030-01-01T00:00:00Z");
  const token = { accessToken: "a", refreshToken: "r", expiresAt };
  await store.tokens.refresh("acme", "kommo", undefined, async () => token);
  await store.marks.set("acme", "events", T0);
  await store.health.good("acme", "kommo", T0);
});
afterAll(() => opened.close());

const OVER_ONES = {
  connection: "contracts",
  keepsWithdrawn: true,
  before: new Date("2030-01-01"),
  limit: 5,
};
const WOKEN = { connection: "contracts", at: T0, soon: T0, limit: 5 };
const SAMPLED = { connection: "contracts", missing: false, before: new Date("2030-01-01"), limit: 5 };

/** Whether `account` comes at what is Acme's, by each method that names a row; a new one belongs here. */
const WAYS: Readonly<Record<string, (account: string) => Promise<unknown>>> = {
  "deliveries.get": (account) => store.deliveries.get(account, delivery),
  "deliveries.list": (account) => store.deliveries.list({ account, limit: 10 }),
  "deliveries.replay": (account) => store.deliveries.replay(account, delivery),
  "contracts.get": (account) => store.contracts.get(account, contract.id),
  "contracts.byReference": (account) => store.contracts.byReference(account, contract.reference),
  "contracts.ofDeal": (account) => store.contracts.ofDeal(account, "4711"),
  "contracts.byRemoteIds": (account) => store.contracts.byRemoteIds(account, "contracts", [REMOTE]),
  "contracts.knownDeals": async (account) => [...(await store.contracts.knownDeals(account, ["4711"]))],
  "contracts.open": (account) => store.contracts.open(account, "contracts"),
  "contracts.list": (account) => store.contracts.list({ account, limit: 10 }),
  "contracts.counts": async (account) => Object.keys(await store.contracts.counts(account)),
  "contracts.waiting": async (account) => [...(await store.contracts.waiting(account))],
  "contracts.wake": (account) => store.contracts.wake({ ...WOKEN, account }),
  "contracts.waitingGroups": (account) => store.contracts.waitingGroups(account),
  "contracts.sampleOver": (account) => store.contracts.sampleOver({ ...OVER_ONES, account }),
  "contracts.sample": (account) => store.contracts.sample({ ...SAMPLED, account }),
  "trail.of": (account) => store.trail.of(account, contract.id),
  "calls.of": (account) => store.calls.of(account, contract.id, 10),
  "versions.get": (account) => store.versions.get(account, 1),
  "versions.newest": (account) => store.versions.newest(account),
  "marks.get": (account) => store.marks.get(account, "events"),
  "tokens.get": (account) => store.tokens.get(account, "kommo"),
  "health.list": (account) => store.health.list(account),
};

const isNothing = (answer: unknown): boolean =>
  answer === undefined || answer === false || answer === 0 || (Array.isArray(answer) && answer.length === 0);

test.each(Object.entries(WAYS))("%s gives another account nothing", async (_, ask) => {
  expect(isNothing(await ask("acme"))).toBe(false);
  expect(isNothing(await ask("other"))).toBe(true);
  expect(isNothing(await ask(""))).toBe(true);
});

test("another account cannot write a contract whose id it knows", async () => {
  const { id } = contract;
  const before = await store.contracts.get("acme", id);
  const version = before?.version ?? 0;
  const write = { id, version, at: T0, change: { status: "withdrawn" }, trail: [] } as const;
  expect(await store.contracts.record({ account: "other", ...write })).toBe("stale");
  expect(await store.contracts.wish("other", id, WISH)).toBe(false);
  expect(await store.contracts.get("acme", id)).toEqual(before);
  expect(await store.contracts.wish("acme", id, WISH)).toBe(true);
});

test("another account's outcome settles nothing", async () => {
  const sorted = { id: delivery, state: "sorted" } as const;
  await store.deliveries.settle([{ account: "other", ...sorted }]);
  expect(await store.deliveries.get("acme", delivery)).toMatchObject({ state: "waiting" });
  await store.deliveries.settle([{ account: "acme", ...sorted }]);
  expect(await store.deliveries.get("acme", delivery)).toMatchObject({ state: "sorted" });
});

/** These serve the whole installation, write what they are given, or are tried by themselves above. */
const ELSEWHERE = new Set(
  `deliveries.keep deliveries.claimWaiting deliveries.settle deliveries.deleteBefore deliveries.accountOf
  contracts.accountOf contracts.plan contracts.record contracts.claimDue contracts.wish trail.since trail.newest calls.append
  calls.deleteBefore versions.keep marks.set marks.claim tokens.refresh health.good health.bad health.forget`.split(
    /\s+/u,
  ),
);

test("every method that reads for an account is asked above", () => {
  const methods = Object.entries(store).flatMap(([noun, methodsOf]) =>
    Object.keys(methodsOf).map((method) => `${noun}.${method}`),
  );
  expect(methods.filter((method) => !ELSEWHERE.has(method)).toSorted()).toEqual(Object.keys(WAYS).toSorted());
});
