import { once } from "node:events";
import { chmod, readdir, rm, writeFile } from "node:fs/promises";
import type { Server } from "node:http";
import { expect, onTestFinished, test } from "vitest";
import { createS3Simulator } from "../../sandbox/s3/s3-simulator.ts";
import { notesOf, openWorld, sendDeal } from "../story.ts";
import type { SentDeal } from "../story.ts";
import type { World } from "../world.ts";

/** An S3 store that can be struck. */
interface Store {
  readonly endpoint: string;
  readonly port: number;
  fault(query: string): Promise<void>;
  mend(): Promise<void>;
  keys(): Promise<readonly string[]>;
  /** Nobody listens there. */
  goAway(): Promise<void>;
  comeBack(): Promise<void>;
}

async function openStore(): Promise<Store> {
  const server: Server = createS3Simulator();
  const listen = (port: number) => once(server.listen(port, "127.0.0.1"), "listening");
  await listen(0);
  const address = server.address();
  const port = typeof address === "object" && address !== null ? address.port : 0;
  const endpoint = `http://127.0.0.1:${port}`;
  const call = (path: string, method: string) => fetch(`${endpoint}${path}`, { method });
  async function goAway(): Promise<void> {
    if (!server.listening) return;
    server.closeAllConnections();
    server.close();
    await once(server, "close");
  }
  onTestFinished(goAway);
  return {
    endpoint,
    port,
    fault: async (query) => void (await call(`/_fault?${query}`, "POST")),
    mend: async () => void (await call("/_fault", "DELETE")),
    keys: async () => JSON.parse(await (await call("/_keys", "GET")).text()),
    goAway,
    comeBack: async () => void (await listen(port)),
  };
}

function worldOn({ endpoint }: Store): Promise<World> {
  const keys = "accessKeyId: AKIAEXAMPLE, secretAccessKey: not-a-secret";
  return openWorld({
    archive: `{ kind: s3, bucket: contracts, region: eu-central-1, endpoint: "${endpoint}", ${keys} }`,
  });
}

/** Signed at the vendor, not in the archive, and the deal knows nothing of it. */
async function expectWaiting(world: World, { id }: SentDeal, reason: string): Promise<void> {
  const contract = await world.contract(id);
  expect(contract).toMatchObject({ status: "signed", archive: [] });
  expect(contract).not.toHaveProperty("failure");
  expect(contract.waiting).toMatchObject({
    connection: "archive",
    code: "archive_unavailable",
    step: "signed/archive",
    detail: expect.stringContaining(reason),
  });
  const deal = await world.deal(id);
  expect(deal).toMatchObject({ stage: "Won", files: [] });
  expect(notesOf(deal)).toHaveLength(1);
  expect(deal.tasks).toEqual([]);
  const health = await world.app.store.health.list("acme");
  expect(health.find(({ connection }) => connection === "archive")).toMatchObject({
    state: "bad",
    code: "archive_unavailable",
    detail: expect.stringContaining(reason),
  });
  expect(health.find(({ connection }) => connection === "kommo")).toMatchObject({ state: "good" });
}

/** It went on by itself: moved, told and attached once. */
async function expectDone(world: World, { id }: SentDeal): Promise<void> {
  const contract = await world.contract(id);
  expect(contract).toMatchObject({ status: "signed" });
  expect(contract).not.toHaveProperty("waiting");
  expect(contract.archive.map(({ kind }) => kind)).toContain("signed");
  const deal = await world.deal(id);
  expect(deal.stage).toBe("Contract signed");
  expect(deal.files).toHaveLength(1);
  expect(notesOf(deal)).toHaveLength(2);
  const health = await world.app.store.health.list("acme");
  expect(health.find(({ connection }) => connection === "archive")).toMatchObject({ state: "good" });
}

const FAULTS = [
  ["is out of order", "status=500", "500"],
  ["is overloaded", "status=503", "503"],
  ["denies us access", "status=403", "The key may not read or write in the bucket"],
  ["has no such bucket", "status=404", "There is no such bucket"],
  ["has the bucket in another region", "status=301", "The bucket is in another region"],
  ["breaks off", "kind=reset", "The store does not answer"],
] as const;

test.each(FAULTS)(
  "the store %s: the deal waits with the reason, and goes on by itself",
  async (_, fault, says) => {
    const store = await openStore();
    const world = await worldOn(store);
    const sent = await sendDeal(world);
    await store.fault(`${fault}&method=*&times=1000000`);
    await world.vendor.control("signAll", { id: sent.remoteId });
    await world.elapse({ minutes: 1 });
    await expectWaiting(world, sent, says);
    const { waiting, attempts } = await world.contract(sent.id);
    await world.elapse({ minutes: 20 });
    await expectWaiting(world, sent, says);
    const later = await world.contract(sent.id);
    expect(later.waiting?.since).toBe(waiting?.since);
    // later and later: some tries, not hundreds
    expect(later.attempts).toBeGreaterThan(attempts);
    expect(later.attempts).toBeLessThan(15);

    await store.mend();
    await world.elapse({ minutes: 15 });
    await expectDone(world, sent);
    expect((await store.keys()).filter((key) => key.endsWith(".pdf"))).toHaveLength(1);
  },
);

test("nobody listens at the store's address: the deal waits, and goes on when somebody does", async () => {
  const store = await openStore();
  const world = await worldOn(store);
  const sent = await sendDeal(world);
  await store.goAway();
  await world.vendor.control("signAll", { id: sent.remoteId });
  await world.elapse({ minutes: 1 });
  await expectWaiting(world, sent, "The store does not answer");
  await store.comeBack();
  expect(await store.keys()).toEqual([]);
  await world.elapse({ minutes: 15 });
  await expectDone(world, sent);
});

test("the store is slow: nothing is lost and nothing is written twice", async () => {
  const store = await openStore();
  const world = await worldOn(store);
  const sent = await sendDeal(world);
  await store.fault("kind=late&delayMs=400&method=*&times=8");
  await world.vendor.control("signAll", { id: sent.remoteId });
  await world.elapse();
  await expectDone(world, sent);
  expect((await store.keys()).filter((key) => key.endsWith(".pdf"))).toHaveLength(1);
});

test("the store stays away for days: a person is told once, and the deal goes on by itself all the same", async () => {
  const store = await openStore();
  const world = await worldOn(store);
  const sent = await sendDeal(world);
  await store.fault("status=403&method=*&times=1000000");
  await world.vendor.control("signAll", { id: sent.remoteId });
  await world.settle();
  const { id, account, version } = await world.contract(sent.id);
  const nearlyGivenUp = { id, account, version, at: world.now(), change: { attempts: 98 }, trail: [] };
  await world.app.store.contracts.record(nearlyGivenUp);
  for (let times = 0; times < 3; times += 1) await world.elapse({ minutes: 12 });
  expect((await world.contract(sent.id)).failure).toMatchObject({ code: "archive_unavailable" });
  expect((await world.deal(sent.id)).tasks).toHaveLength(1);
  await store.mend();
  for (let times = 0; times < 2; times += 1) await world.elapse({ minutes: 6 });
  const contract = await world.contract(sent.id);
  expect(contract).not.toHaveProperty("failure");
  expect(await world.deal(sent.id)).toMatchObject({ stage: "Contract signed" });
  expect((await world.deal(sent.id)).tasks).toHaveLength(1);
});

test("what was archived cannot be read while it is to be attached: the attachment follows", async () => {
  const store = await openStore();
  const world = await worldOn(store);
  const sent = await sendDeal(world);
  // the manifest is looked for first; what is read afterwards is the file for the deal
  await store.fault("kind=late&delayMs=1&method=GET&times=1");
  await store.fault("status=404&method=GET&times=1000000");
  await world.vendor.control("signAll", { id: sent.remoteId });
  await world.elapse({ minutes: 1 });
  const contract = await world.contract(sent.id);
  expect(contract.waiting).toMatchObject({ connection: "archive", step: "signed/attach" });
  expect(contract.archive).not.toEqual([]);
  await store.mend();
  await world.elapse({ minutes: 10 });
  await expectDone(world, sent);
});

test("a file stands in the archive's way: the deal waits with the reason, and goes on by itself", async () => {
  const world = await openWorld();
  const sent = await sendDeal(world);
  await rm(world.archiveDirectory, { recursive: true });
  await writeFile(world.archiveDirectory, "in the way");
  await world.vendor.control("signAll", { id: sent.remoteId });
  await world.elapse({ minutes: 1 });
  await expectWaiting(world, sent, "A file stands where a directory of the archive should be");
  await rm(world.archiveDirectory);
  await world.elapse({ minutes: 15 });
  await expectDone(world, sent);
  expect(await readdir(world.archiveDirectory)).toEqual(["acme"]);
});

// not for root, who may write everywhere, so that nothing would be refused
test.skipIf(process.getuid?.() === 0)(
  "the service's user may not write in the archive: the deal waits with the reason, and goes on by itself",
  async () => {
    const world = await openWorld();
    const sent = await sendDeal(world);
    await chmod(world.archiveDirectory, 0o500);
    await world.vendor.control("signAll", { id: sent.remoteId });
    await world.elapse({ minutes: 1 });
    await expectWaiting(world, sent, "EACCES");
    expect(await readdir(world.archiveDirectory)).toEqual([]);
    await chmod(world.archiveDirectory, 0o700);
    await world.elapse({ minutes: 15 });
    await expectDone(world, sent);
  },
);
