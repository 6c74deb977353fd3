import { afterAll, beforeAll, expect, test } from "vitest";
import { aNewContract, anOrder, aRemote, aRemoteId, T0 } from "../../tests/builders.ts";
import { testDatabase } from "../../tests/database.ts";
import type { TestDatabase } from "../../tests/database.ts";
import type { Contract } from "../domain/contract.ts";
import { createStore } from "./create-store.ts";
import type { PersonPart } from "./person.ts";
import type { NewContract, Store } from "./store.ts";

let opened: TestDatabase;
let store: Store;

beforeAll(async () => {
  opened = await testDatabase();
  store = createStore(opened.database);
});
afterAll(() => opened.close());

let deals = 0;

/** Each in an account of its own, so that nobody is found in what another test left. */
async function planned(account: string, name: string, email: string, change: Partial<NewContract> = {}) {
  deals += 1;
  const signers = [{ role: "client", name, email, order: 1, receives: "signature" as const }];
  const { contract } = await store.contracts.plan(
    aNewContract({
      account,
      dealId: String(deals),
      status: "declined",
      endedAt: T0,
      remoteId: aRemoteId(`doc-${deals}`),
      order: anOrder({ title: `For ${name}`, fields: { client_name: name }, signers }),
      ...change,
    }),
  );
  return contract;
}

async function delivered(account: string, body: string, about: readonly string[] = []): Promise<string> {
  const delivery = { account, connection: "kommo", receivedAt: T0, headers: {}, body: Buffer.from(body) };
  const id = await store.deliveries.keep(delivery);
  await store.deliveries.settle([{ account, id, state: "sorted", deals: about }]);
  return id;
}

async function called(account: string, body: string, contracts: readonly string[] = []): Promise<void> {
  const call = { at: T0, account, connection: "kommo", contracts, operation: "look", method: "GET" };
  const answered = { url: "https://crm.example/x", status: 200, responseBody: body, durationMs: 1 };
  await store.calls.append([{ ...call, ...answered }]);
}

const erase = (account: string, email: string) =>
  store.transaction((tx) => tx.persons.erase(account, email, T0));

const signersOf = async ({ account, id }: Contract) =>
  (await store.contracts.get(account, id))?.order?.signers.map(({ name, email }) => [name, email]);

const NOTE = { state: "done", attempt: 1, at: T0.toISOString() } as const;

/** Until somebody waits for a row that another transaction holds. */
async function somebodyWaits(): Promise<void> {
  await expect
    .poll(async () => {
      const { rows } = await opened.database.pool.query("select from pg_locks where not granted");
      return rows.length;
    })
    .toBeGreaterThan(0);
}

test("what a walk writes down while somebody is erased stays carried out", async () => {
  const contract = await planned("walked", "Lena Vogt", "lena@example.com");
  const { account, id, version } = contract;
  let erasing: Promise<unknown> = Promise.resolve();
  await store.transaction(async (tx) => {
    const change = { effects: { "declined/task": NOTE } };
    await tx.contracts.record({ account, id, version, at: T0, change, trail: [] });
    erasing = erase(account, "lena@example.com");
    await somebodyWaits();
  });
  expect(await erasing).toMatchObject({ erased: [contract.reference] });
  const after = await store.contracts.get(account, id);
  expect(after?.effects).toMatchObject({ "declined/task": NOTE, erased: { at: T0.toISOString() } });
  expect(await signersOf(contract)).toEqual([["erased", "erased"]]);
});

test("a contract that goes out again while somebody is erased is under way, and stays as it is", async () => {
  const contract = await planned("revived", "Lena Vogt", "lena@example.com", { status: "expired" });
  const { account, id, version } = contract;
  let erasing: Promise<unknown> = Promise.resolve();
  await store.transaction(async (tx) => {
    const change = { status: "sent", endedAt: null } as const;
    await tx.contracts.record({ account, id, version, at: T0, change, trail: [] });
    erasing = erase(account, "lena@example.com");
    await somebodyWaits();
  });
  expect(await erasing).toMatchObject({ erased: [], open: [contract.reference] });
  expect(await signersOf(contract)).toEqual([["Lena Vogt", "lena@example.com"]]);
});

test("effects keep their names whatever the person is called, and what came of them loses the name", async () => {
  const result = { reason: "Task agreed" };
  const effects = { "declined/task": { ...NOTE, result }, "declined/note": NOTE };
  const contract = await planned("called", "Task", "task@example.com", { effects });
  await erase("called", "task@example.com");
  expect((await store.contracts.get("called", contract.id))?.effects).toMatchObject({
    "declined/task": { ...NOTE, result: { reason: "erased agreed" } },
    "declined/note": NOTE,
  });
});

test("nobody else is exported or erased, whose address or name only contains the person's", async () => {
  const ann = await planned("others", "Ann", "Ann@Shop.example");
  const joann = await planned("others", "Joann Smith", "joann@shop.example");
  const dashed = await planned("others", "Jo", "jo-ann@shop.example");
  const longer = await planned("others", "Ann Other", "ann@shop.example.org");
  const stay = [
    await delivered("others", '{"channel":"planned"}', [ann.dealId]),
    await delivered("others", '{"name":"Ann"}'),
    await delivered("others", "email=jo-ann%40shop.example", [dashed.dealId]),
    await delivered("others", '{"email":"joann@shop.example"}', [joann.dealId]),
  ];
  const go = [
    await delivered("others", "email=ann%40shop.example"),
    await delivered("others", '{"signer":"Ann"}', [ann.dealId]),
    await delivered("others", `{"title":"For Ann","id":"${ann.remoteId}"}`),
    await delivered("others", String.raw`{"text":"To:\nann@shop.example"}`),
  ];
  await called("others", '{"email":"joann@shop.example"}', [joann.id]);
  await called("others", '{"email":"ann@shop.example.org"}');
  await called("others", '{"name":"Ann"}');
  await called("others", '{"email":"ann@shop.example"}');
  await called("others", "nobody", [ann.id]);

  const found = await store.persons.find("others", "ann@shop.example");
  expect(found.contracts.map(({ id }) => id)).toEqual([ann.id]);
  expect(found.deliveries).toEqual(go);
  expect(found.calls).toBe(2);
  const erased = await erase("others", "ANN@shop.example");
  expect(erased).toEqual({
    erased: [ann.reference],
    kept: [],
    open: [],
    calls: 2,
    deliveries: 4,
    tests: 0,
  });
  expect(await signersOf(joann)).toEqual([["Joann Smith", "joann@shop.example"]]);
  expect(await signersOf(dashed)).toEqual([["Jo", "jo-ann@shop.example"]]);
  expect(await signersOf(longer)).toEqual([["Ann Other", "ann@shop.example.org"]]);
  const left = await Promise.all(stay.map((id) => store.deliveries.get("others", id)));
  expect(left.map((one) => one?.state)).toEqual(["sorted", "sorted", "sorted", "sorted"]);
});

test("in the person's own contract the others stay as they are called, and a name of two letters goes, too", async () => {
  const role = { role: "client", order: 1, receives: "signature" } as const;
  const signers = [
    { ...role, name: "Jo", email: "jo@shop.example" },
    { ...role, name: "Ann Jo", email: "ann.jo@shop.example" },
    { ...role, name: "Jo-Ann", email: "jo@shop.example.org" },
  ];
  const remote = aRemote("declined", {
    signers: signers.map(({ name, email }) => ({ name, email, status: "declined" })),
  });
  const contract = await planned("beside", "Jo", "jo@shop.example", { order: anOrder({ signers }), remote });
  await erase("beside", "jo@shop.example");
  const left = [
    ["erased", "erased"],
    ["Ann Jo", "ann.jo@shop.example"],
    ["Jo-Ann", "jo@shop.example.org"],
  ];
  expect(await signersOf(contract)).toEqual(left);
  const stored = await store.contracts.get("beside", contract.id);
  expect(stored?.remote?.signers.map(({ name, email }) => [name, email])).toEqual(left);
});

test("contracts that people sent to themselves are found, exported and erased, each only for whom it names", async () => {
  const role = { role: "client", order: 1, receives: "signature" } as const;
  const send = (key: string, email: string) =>
    store.testSends.begin({
      account: "tested",
      key,
      reference: `CS-TEST${key}`,
      order: anOrder({ signers: [{ ...role, name: "Ann", email }] }),
      connection: "contracts",
      by: "ada",
      at: T0,
    });
  await send("one", "ann@shop.example");
  await send("two", "joann@shop.example");
  const { tests } = await store.persons.find("tested", "ann@shop.example");
  expect(tests).toMatchObject([{ reference: "CS-TESTone", connection: "contracts", at: T0 }]);
  expect(tests[0]?.order.signers[0]?.email).toBe("ann@shop.example");
  expect((await erase("tested", "ann@shop.example")).tests).toBe(1);
  expect((await store.persons.find("tested", "ann@shop.example")).tests).toEqual([]);
  expect((await store.persons.find("tested", "joann@shop.example")).tests).toHaveLength(1);
});

async function partsOf(account: string, email: string): Promise<readonly PersonPart[]> {
  const parts: PersonPart[] = [];
  for await (const part of store.persons.all(account, email)) parts.push(part);
  return parts;
}

test("all that is kept is told once, page after page, however much it is", async () => {
  const made: string[] = [];
  for (let count = 0; count < 210; count += 1) {
    const { id } = await planned("many", "Ann", "ann@shop.example");
    made.push(id);
    await called("many", `{"n":${count}}`, [id]);
  }
  for (let count = 0; count < 25; count += 1) await delivered("many", '{"to":"ann@shop.example"}');
  const parts = await partsOf("many", "ANN@shop.example");
  const contracts = parts.flatMap((part) => (part.kind === "contracts" ? [part.contract.id] : []));
  expect(contracts).toEqual(made);
  expect(await store.persons.count("many", "ann@shop.example")).toBe(210);
  const calls = parts.flatMap((part) => (part.kind === "calls" ? [part.call.responseBody] : []));
  expect(calls).toEqual(made.map((_, count) => `{"n":${count}}`));
  expect(parts.filter(({ kind }) => kind === "deliveries")).toHaveLength(25);
});

test("a call that was made for others, too, is told without what it says of them", async () => {
  const ann = await planned("shared", "Ann", "ann@shop.example");
  const bob = await planned("shared", "Bob", "bob@shop.example");
  await called("shared", '{"to":"ann@shop.example"}', [ann.id]);
  await called("shared", '{"both":["ann@shop.example","bob@shop.example"]}', [ann.id, bob.id]);
  await called("shared", '{"cc":"ann@shop.example","to":"bob@shop.example"}', [bob.id]);
  await called("shared", '{"to":"bob@shop.example"}', [bob.id]);
  const parts = await partsOf("shared", "ann@shop.example");
  const calls = parts.flatMap((part) => (part.kind === "calls" ? [part.call] : []));
  expect(calls.map(({ responseBody, sharedWith }) => [responseBody, sharedWith])).toEqual([
    ['{"to":"ann@shop.example"}', undefined],
    [undefined, 1],
    [undefined, 1],
  ]);
  expect(JSON.stringify(calls)).not.toContain(bob.id);
  expect(JSON.stringify(calls)).not.toContain("bob@");
});
