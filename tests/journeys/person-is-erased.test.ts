import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { keyAt } from "../office.ts";
import { openWorld, sendDeal } from "../story.ts";
import { ONEFLOW } from "../vendors/oneflow.ts";
import type { World } from "../world.ts";

interface Signer {
  readonly name: string;
  readonly email: string;
}

/** Every table in which a text stands, with how many rows name it; any column, also of the queue and of sign-in. */
async function tablesNaming({ database }: World, text: string): Promise<readonly string[]> {
  const { rows } = await database.database.pool.query<{ place: string }>(
    `select quote_ident(table_schema) || '.' || quote_ident(table_name) as place from information_schema.tables
      where table_schema like 'countersign%' and table_type = 'BASE TABLE' order by 1`,
  );
  const found: string[] = [];
  for (const { place } of rows) {
    const { rows: naming } = await database.database.pool.query<{ count: number }>(
      `select count(*)::integer as count from ${place} as one where position(lower($1) in lower(one::text)) > 0
        or position(encode(convert_to($1, 'UTF8'), 'hex') in one::text) > 0`,
      [text],
    );
    const count = naming[0]?.count ?? 0;
    if (count > 0) found.push(place);
  }
  return found;
}

async function archiveNames({ archiveDirectory }: World, text: string): Promise<number> {
  const files = await readdir(archiveDirectory, { recursive: true, withFileTypes: true });
  const texts = await Promise.all(
    files.filter((file) => file.isFile()).map((file) => readFile(join(file.parentPath, file.name), "latin1")),
  );
  return texts.filter((one) => one.includes(text)).length;
}

async function signerOf(world: World, dealId: string): Promise<Signer> {
  const [signer] = (await world.contract(dealId)).order?.signers ?? [];
  if (signer === undefined) throw new Error("nobody signs");
  return signer;
}

const erase = (world: World, { email }: Signer, account = "acme") =>
  world.app.store.transaction((tx) => tx.persons.erase(account, email, world.now()));

test("somebody whose contract was taken back is erased from every table; the trail keeps the facts, and others stay", async () => {
  const world = await openWorld();
  const { id, contract } = await sendDeal(world);
  const signer = await signerOf(world, id);
  await world.elapse({ minutes: 1 });

  // it is under way: it is named, and stays
  expect(await erase(world, signer)).toMatchObject({ open: [contract.reference], erased: [] });
  expect((await world.contract(id)).order?.signers[0]?.email).toBe(signer.email);

  await world.wish(id, "withdraw", `${signer.name} asked us to`);
  await world.elapse({ minutes: 1 });
  expect(await world.contract(id)).toMatchObject({ status: "withdrawn" });
  const events = await world.trail(id);
  expect((await world.app.store.persons.find("acme", signer.email.toUpperCase())).contracts).toHaveLength(1);
  expect((await world.app.store.persons.find("other", signer.email)).contracts).toEqual([]);
  expect(await erase(world, signer, "other")).toMatchObject({ erased: [], calls: 0, deliveries: 0 });

  expect(await erase(world, signer)).toMatchObject({ erased: [contract.reference], kept: [], open: [] });
  expect(await tablesNaming(world, signer.email)).toEqual([]);
  expect(await tablesNaming(world, signer.name)).toEqual([]);
  expect(await world.trail(id)).toEqual(events);
  expect(await world.contract(id)).toMatchObject({ status: "withdrawn", reference: contract.reference });
  expect(await world.app.store.persons.find("acme", signer.email)).toEqual({
    contracts: [],
    calls: 0,
    deliveries: [],
    tests: [],
  });
});

test("a signed contract, its trail and its archive stay; calls and deliveries about it go", async () => {
  const world = await openWorld();
  const { id, contract, remoteId } = await sendDeal(world);
  const signer = await signerOf(world, id);
  await world.vendor.control("sign", { id: remoteId });
  await world.elapse({ minutes: 1 });
  expect(await world.contract(id)).toMatchObject({ status: "signed" });
  const archived = await archiveNames(world, signer.email);
  expect(archived).toBeGreaterThan(0);
  expect(await erase(world, signer)).toMatchObject({ kept: [contract.reference], erased: [], open: [] });
  expect(await archiveNames(world, signer.email)).toBe(archived);
  const left = await tablesNaming(world, signer.email);
  expect(left).not.toContain("countersign.calls");
  expect(left).not.toContain("countersign.deliveries");
  expect(left).toContain("countersign.contracts");
});

const ENDINGS = [
  ["declined", "decline", undefined],
  ["expired at a vendor that may revive it", "expire", { vendor: ONEFLOW }],
  ["taken back", "withdraw", undefined],
] as const;

test.each(ENDINGS)(
  "somebody who was erased from a contract that was %s does not come back with the next looks",
  async (_, how, options) => {
    const world = await openWorld(options);
    const { id, remoteId, contract } = await sendDeal(world);
    const signer = await signerOf(world, id);
    await end(world, id, how, remoteId);
    const { status } = await world.contract(id);
    expect(["declined", "expired", "withdrawn"]).toContain(status);
    expect(await erase(world, signer)).toMatchObject({ erased: [contract.reference] });
    const before = await world.deal(id);

    await world.knock("kommo", { body: `leads[update][0][id]=${id}` });
    await world.elapse({ minutes: 2 });
    await world.elapse({ days: 2 });
    expect(await tablesNaming(world, signer.email)).toEqual([]);
    expect(await tablesNaming(world, signer.name)).toEqual([]);
    expect(await world.contract(id)).toMatchObject({ status });
    const after = await world.deal(id);
    expect([after.notes, after.tasks]).toEqual([before.notes, before.tasks]);
  },
);

async function end(world: World, id: string, how: string, remoteId: string): Promise<void> {
  if (how === "withdraw") await world.wish(id, "withdraw", "asked");
  else await world.vendor.control(how, { id: remoteId });
  await world.elapse({ minutes: 2 });
  await world.elapse({ minutes: 2 });
}

test("an expired contract out of which somebody was erased is followed on: revived and signed, it moves its deal", async () => {
  const world = await openWorld({ vendor: ONEFLOW });
  const { id, remoteId } = await sendDeal(world);
  const signer = await signerOf(world, id);
  await end(world, id, "expire", remoteId);
  expect(await erase(world, signer)).toMatchObject({ open: [], kept: [] });
  await world.vendor.control("revive", { id: remoteId });
  await world.elapse({ days: 1 });
  expect(await world.contract(id)).toMatchObject({ status: "sent" });
  await world.vendor.control("signAll", { id: remoteId });
  await world.elapse({ days: 1 });
  expect(await world.contract(id)).toMatchObject({ status: "signed" });
  expect(await world.deal(id)).toMatchObject({ stage: "Contract signed" });
  expect(JSON.stringify(await world.contract(id))).not.toContain(signer.email);
});

const at = (what: string): string => `/api/accounts/acme/people-data/${what}`;

test("an owner finds, exports and erases by the API, nobody else may, and who did it stands in the list of changes without the address", async () => {
  const world = await openWorld();
  const { id, contract } = await sendDeal(world);
  const signer = await signerOf(world, id);
  await world.wish(id, "withdraw", "asked");
  await world.elapse({ minutes: 1 });
  const operator = await keyAt(world.app, world.url, "acme", "operator");
  const owner = await keyAt(world.app, world.url, "acme", "owner");
  for (const what of ["find", "export", "erase"])
    expect((await operator.post(at(what), { email: signer.email })).status).toBe(403);
  expect((await owner.post(at("find"), { email: "no address" })).status).toBe(400);
  const { order } = await world.contract(id);
  if (order === undefined) throw new Error("nothing was filled in");
  const attempt = { account: "acme", key: "k", reference: "CS-TEST", connection: "contracts", by: "ada" };
  await world.app.store.testSends.begin({ ...attempt, order, at: world.now() });
  expect((await owner.post(at("find"), { email: signer.email })).body).toMatchObject({
    erased: [{ reference: contract.reference, status: "withdrawn" }],
    tests: 1,
    kept: [],
    open: [],
  });
  const exported = (await owner.post(at("export"), { email: signer.email.toUpperCase() })).body;
  expect(JSON.stringify(exported)).toContain(signer.name);
  expect(exported).toMatchObject({ tests: [{ reference: "CS-TEST", connection: "contracts" }] });
  expect((await owner.post(at("erase"), { email: signer.email })).body).toMatchObject({
    erased: [contract.reference],
    tests: 1,
  });
  expect(await tablesNaming(world, signer.email)).toEqual([]);
  const { store } = world.app;
  const changes = await store.changes.list({ account: "acme", withInstallation: false, limit: 2 });
  expect(changes.map(({ event, data }) => [event, data])).toEqual([
    ["person_erased", { contracts: "1" }],
    ["person_exported", { contracts: "1" }],
  ]);
});

test("the page of an erased contract says so: nobody did anything by the name of “erased”, nothing goes out for it, and its calls were erased", async () => {
  const world = await openWorld();
  const { id, contract, remoteId } = await sendDeal(world);
  const signer = await signerOf(world, id);
  await world.vendor.control("decline", { id: remoteId });
  await world.elapse({ minutes: 2 });
  const owner = await keyAt(world.app, world.url, "acme", "owner");
  const page = `/api/accounts/acme/contracts/${contract.reference}`;
  expect((await owner.get(page)).body).toMatchObject({ stands: expect.stringContaining("Declined by") });
  expect((await owner.get(page)).body).not.toHaveProperty("erasedAt");
  await erase(world, signer);
  const { body } = await owner.get(page);
  expect(body).toMatchObject({
    status: "declined",
    stands: expect.stringMatching(/^Declined on .*Personal data was erased from it on /u),
    erasedAt: expect.stringMatching(/^\d{4}-/u),
    signers: [{ isErased: true }],
  });
  expect(JSON.stringify(body)).not.toMatch(/by erased/u);
  const { actions } = Object(body);
  const possible = actions.filter((one: { isPossible: boolean }) => one.isPossible);
  expect(possible.map(({ action }: { action: string }) => action)).toEqual(["look"]);
  for (const [what, given] of [
    ["send-again", {}],
    ["extend", { days: 3 }],
    ["remind", {}],
    ["send", {}],
    ["link", { contract: "doc" }],
  ] as const)
    expect([what, (await owner.post(`${page}/${what}`, given)).body]).toMatchObject([
      what,
      { error: { code: "conflict", text: expect.stringContaining("personal data was erased from it") } },
    ]);
  expect((await owner.get(`${page}/calls`)).body).toEqual({ calls: [] });
  await world.elapse({ minutes: 2 });
  expect(await world.contract(id)).toMatchObject({ status: "declined", wishes: [] });
});
