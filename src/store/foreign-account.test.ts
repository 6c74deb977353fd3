import { afterAll, beforeAll, expect, test } from "vitest";
import { aNewContract, anOrder, aRemoteId, T0 } from "../../tests/builders.ts";
import { testDatabase } from "../../tests/database.ts";
import type { TestDatabase } from "../../tests/database.ts";
import { SECRET_KEY } from "../../tests/secret-key.ts";
import type { Contract } from "../domain/contract.ts";
import { createStore } from "./create-store.ts";
import type { Store } from "./store.ts";

let opened: TestDatabase;
let store: Store;
let contract: Contract;
let delivery: string;

const KNOCK = {
  account: "acme",
  connection: "kommo",
  receivedAt: T0,
  headers: {},
  body: Buffer.from("leads[status][0][id]=4711"),
} as const;
const PLAYBOOKS = { playbooks: [{ id: "won-agreement" }] };
const REMOTE = aRemoteId("doc-1");
const OVER = aRemoteId("doc-2");
const WAITING = { connection: "contracts", code: "credentials_rejected", detail: "x", step: "send" } as const;
const BY_ADA = { by: "Ada Owner", at: T0.toISOString() } as const;
const ASKED = { connection: "contracts", limitKey: "nobody/contracts" } as const;
const WISH = { id: "w", kind: "withdraw", by: "eve", at: T0.toISOString() } as const;

beforeAll(async () => {
  opened = await testDatabase();
  store = createStore(opened.database, { secretKey: SECRET_KEY });
  delivery = await store.deliveries.keep(KNOCK);
  await store.deliveries.settle([{ account: "acme", id: delivery, state: "sorted", callKey: "call-1" }]);
  const { contract: row } = await store.contracts.plan(
    aNewContract({
      configVersion: await store.versions.keep("acme", PLAYBOOKS, T0),
      status: "sent",
      remoteId: REMOTE,
      sentAt: T0,
      waiting: { ...WAITING, since: T0.toISOString() },
    }),
  );
  contract = row;
  const { contract: over } = await store.contracts.plan(
    aNewContract({ dealId: "4712", status: "signed", remoteId: OVER, endedAt: T0 }),
  );
  await store.contracts.plan(aNewContract({ dealId: "4713", failure: HELD, order: anOrder() }));
  const late = { event: "status_changed", actor: "contracts", data: { unannounced: "due" } } as const;
  await store.contracts.record({ ...over, at: T0, change: {}, trail: [late] });
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
  const secrets = [{ connection: "kommo", key: "token", value: "kommo-token" }];
  const connections = { contracts: { provider: "contractbook" } };
  const change = { document: { ...PLAYBOOKS, connections }, secrets, at: T0, by: "ada" };
  await store.documents.save({ account: "acme", seen: 0, ...change });
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
const SPAN = {
  until: "sent",
  from: new Date(0),
  to: new Date("2030-01-01"),
  timezone: "Europe/Berlin",
} as const;
const HELD = { code: "mass_move", detail: "x", where: {}, step: "hold", since: T0.toISOString() } as const;
const SAMPLED = { connection: "contracts", missing: false, before: new Date("2030-01-01"), limit: 5 };

/** Whether `account` comes at what is Acme's, by each method that names a row; a new one belongs here. */
const WAYS: Readonly<Record<string, (account: string) => Promise<unknown>>> = {
  "deliveries.get": (account) => store.deliveries.get(account, delivery),
  "deliveries.list": (account) => store.deliveries.list({ account, limit: 10 }),
  "deliveries.replay": (account) => store.deliveries.replay(account, delivery, BY_ADA),
  "deliveries.seenCalls": async (account) => [
    ...(await store.transaction((tx) => tx.deliveries.seenCalls(account, "kommo", ["call-1"]))),
  ],
  "deliveries.lines": (account) => store.deliveries.lines({ account, limit: 10 }),
  "deliveries.about": (account) => store.deliveries.about(account, ["4711"]),
  "catalogue.page": async (account) =>
    (await store.catalogue.page({ account, sort: "newest", limit: 10 })).rows,
  "catalogue.choices": async (account) => (await store.catalogue.choices(account)).playbooks,
  "figures.durations": (account) => store.figures.durations({ ...SPAN, account }),
  "figures.count": (account) => store.figures.count(account, "sent"),
  "figures.formerVendor": async (account) =>
    (await store.figures.formerVendor(account, "contracts")) === undefined ? [] : ["a vendor"],
  "figures.openBy": async (account) => [...(await store.figures.openBy(account))],
  "figures.stuck": (account) => store.figures.stuck(account, new Date("2030-01-01"), 10),
  "figures.drift": async (account) =>
    (await store.figures.drift(account, new Date(0), new Date("2040-01-01"))).count,
  "figures.lastDeliveries": async (account) => [...(await store.figures.lastDeliveries(account, ["kommo"]))],
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
  "contracts.held": (account) => store.contracts.held(account),
  "forgetting.old": (account) =>
    store.forgetting.old({
      account,
      signed: true,
      from: new Date(0),
      before: new Date("2040-01-01"),
      limit: 5,
    }),
  "forgetting.firstLeft": (account) =>
    store.forgetting.firstLeft({ account, signed: true, from: new Date(0), before: new Date("2040-01-01") }),
  "persons.find": async (account) => (await store.persons.find(account, PERSON)).contracts,
  "persons.count": (account) => store.persons.count(account, PERSON),
  "persons.all": async (account) => {
    const kinds: string[] = [];
    for await (const { kind } of store.persons.all(account, PERSON)) kinds.push(kind);
    return kinds;
  },
  "trail.of": (account) => store.trail.of(account, contract.id),
  "changes.list": (account) => store.changes.list({ account, withInstallation: true, limit: 10 }),
  "calls.of": (account) => store.calls.of(account, contract.id, 10),
  "calls.pulse": async (account) =>
    [...(await store.calls.pulse(account, [ASKED], new Date(0))).values()].filter(
      ({ calls, lastDeliveryAt }) => calls > 0 || lastDeliveryAt !== undefined,
    ),
  "versions.history": (account) => store.versions.history(account, "won-agreement", 10),
  "versions.lastChanges": async (account) => [...(await store.versions.lastChanges(account))],
  "documents.of": (account) => store.documents.of(account),
  "documents.history": (account) => store.documents.history(account, "won-agreement", 10),
  "documents.lastChanges": async (account) => [...(await store.documents.lastChanges(account, 1_000))],
  "vault.of": async (account) => [...(await store.vault.of(account))],
  "playbookFigures.since": async (account) => [...(await store.playbookFigures.since(account, new Date(0)))],
  "playbookFigures.underWay": (account) => store.playbookFigures.underWay(account, "won-agreement"),
  "versions.get": (account) => store.versions.get(account, 1),
  "versions.newest": (account) => store.versions.newest(account),
  "marks.get": (account) => store.marks.get(account, "events"),
  "tokens.ends": async (account) => [...(await store.tokens.ends(account))],
  "tokens.get": (account) => store.tokens.get(account, "kommo"),
  "health.list": (account) => store.health.list(account),
};

const PERSON = anOrder().signers[0]?.email ?? "";

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

test("another account lets go, drops, puts off and erases nothing", async () => {
  const held = await store.contracts.held("acme");
  const answer = { account: "other", playbook: "won-agreement", by: "eve", at: T0 };
  expect(await store.transaction(({ contracts }) => contracts.letGo(answer))).toBe(0);
  expect(await store.transaction(({ contracts }) => contracts.drop({ ...answer, reason: "dropped" }))).toBe(
    0,
  );
  const before = await store.contracts.get("acme", contract.id);
  const old = { ...contract, endedAt: T0 };
  await store.transaction((tx) => tx.forgetting.forget("other", [old], T0));
  await store.contracts.dueInTurn("other", [contract.id], { from: new Date(0), everyMs: 1 });
  expect(await store.contracts.get("acme", contract.id)).toEqual(before);
  expect(await store.transaction((tx) => tx.persons.erase("other", PERSON, T0))).toMatchObject({
    erased: [],
    open: [],
  });
  expect((await store.persons.find("acme", PERSON)).contracts).not.toEqual([]);
  expect(await store.contracts.held("acme")).toEqual(held);
});

test("another account leaves nothing in a trail whose contract it knows", async () => {
  const { id } = contract;
  const entry = { event: "asked", actor: "person:eve" } as const;
  const before = await store.trail.of("acme", id);
  await store.trail.note("other", id, T0, entry);
  expect(await store.trail.of("acme", id)).toEqual(before);
  await store.trail.note("acme", id, T0, entry);
  expect(await store.trail.of("acme", id)).toEqual([...before, { ...entry, at: T0, contract: id }]);
});

test("another account's outcome settles nothing", async () => {
  const id = await store.deliveries.keep(KNOCK);
  const sorted = { id, state: "sorted" } as const;
  await store.deliveries.settle([{ account: "other", ...sorted }]);
  expect(await store.deliveries.get("acme", id)).toMatchObject({ state: "waiting" });
  await store.deliveries.settle([{ account: "acme", ...sorted }]);
  expect(await store.deliveries.get("acme", id)).toMatchObject({ state: "sorted" });
});

test("another account's test is another one, and another account forgets no token", async () => {
  const send = {
    key: "wish",
    reference: "CS-TEST",
    order: anOrder(),
    connection: "contracts",
    by: "ada",
    at: T0,
  };
  expect(await store.testSends.begin({ account: "acme", ...send })).toMatchObject({ isFresh: true });
  expect(await store.testSends.begin({ account: "other", ...send })).toMatchObject({ isFresh: true });
  await store.testSends.note("other", "wish", { state: "done" });
  expect(await store.testSends.begin({ account: "acme", ...send })).toMatchObject({
    send: { state: "started" },
  });
  await store.tokens.forget("other", "kommo");
  expect(await store.tokens.get("acme", "kommo")).toBeDefined();
});

/** These serve the whole installation, write what they are given, or are tried by themselves above. */
const ELSEWHERE = new Set(
  `deliveries.keep deliveries.claimWaiting deliveries.settle deliveries.deleteBefore deliveries.accountOf
  contracts.accountOf contracts.plan contracts.record contracts.claimDue contracts.wish contracts.letGo contracts.drop contracts.dueInTurn persons.erase forgetting.forget forgetting.forgetTestSends trail.since trail.newest trail.note calls.append
  calls.deleteBefore changes.note changes.deleteBefore versions.keep marks.set marks.claim tokens.refresh tokens.forget documents.newest documents.revision
  vault.signInSeals vault.renewSignInSeals
  documents.save vault.isBegun vault.begin testSends.begin testSends.note health.good health.bad health.forget`.split(
    /\s+/u,
  ),
);

test("every method that reads for an account is asked above", () => {
  const methods = Object.entries(store).flatMap(([noun, methodsOf]) =>
    Object.keys(methodsOf).map((method) => `${noun}.${method}`),
  );
  expect(methods.filter((method) => !ELSEWHERE.has(method)).toSorted()).toEqual(Object.keys(WAYS).toSorted());
});
