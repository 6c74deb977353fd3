import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createApp } from "../../src/app.ts";
import type { App } from "../../src/app.ts";
import { inspect } from "../../src/app/inspect.ts";
import { loadConfig } from "../../src/config/load-config.ts";
import type { Config } from "../../src/config/config.ts";
import { PROVIDERS } from "../../src/providers/all.ts";
import { createLog } from "../../src/server/log.ts";
import { testDatabase } from "../database.ts";
import { keyAt } from "../office.ts";
import { SECRET_KEY } from "../secret-key.ts";
import { notesOf, openWorld, sendDeal, winDeal } from "../story.ts";
import { HOOK_SECRETS, townConfig } from "../town-config.ts";
import type { TownConfigOptions } from "../town-config.ts";
import type { World } from "../world.ts";

const OWN_SECRET = "kommo-path-secret-of-the-other-one";

interface Other {
  readonly app: App;
  readonly url: string;
  readonly config: Config;
}

interface OtherOptions extends Pick<TownConfigOptions, "contractField" | "playbook" | "stage"> {
  readonly hasOwnSecret?: boolean;
}

/** A second service on the same Kommo and the same vendor, with its own database. */
async function openOther(
  world: World,
  { hasOwnSecret = true, ...options }: OtherOptions = {},
): Promise<Other> {
  const database = await testDatabase();
  const archiveDirectory = await mkdtemp(join(tmpdir(), "countersign-other-"));
  const text = townConfig({
    sandboxUrl: world.sandbox.url,
    dialect: "documented",
    archiveDirectory,
    ...options,
  });
  const own = hasOwnSecret ? text.replaceAll(HOOK_SECRETS.kommo, OWN_SECRET) : text;
  const loaded = loadConfig(own, {}, { providers: PROVIDERS });
  if (!("config" in loaded)) throw new Error("the other one's file is not in order");
  const { config } = loaded;
  const log = createLog({ level: "silent", secrets: [] });
  const app = await createApp({
    config,
    database: database.database,
    log,
    now: () => world.now(),
    secretKey: SECRET_KEY,
  });
  const { port } = await app.listen(0, "127.0.0.1");
  onTestFinished(async () => {
    await app.stop(1_000);
    await database.close();
    await rm(archiveDirectory, { recursive: true, force: true });
  });
  return { app, url: `http://127.0.0.1:${port}`, config };
}

/** Both of them work while time goes by. */
async function elapse(world: World, { app }: Other, minutes: number): Promise<void> {
  for (let rounds = 0; rounds < 4; rounds += 1) {
    world.pass({ seconds: (minutes * 60) / 4 });
    await Promise.all([world.settle(), app.tick()]);
    await Promise.all([app.tick(), world.settle()]);
  }
}

async function register({ sandbox }: World, { url }: Other): Promise<void> {
  await sandbox.kommo.control("subscribe", {
    url: `${url}/webhooks/acme/kommo/${OWN_SECRET}`,
    events: ["add_lead", "status_lead", "update_lead", "delete_lead"],
  });
}

async function win(world: World, other: Other, count: number): Promise<readonly string[]> {
  const ids: string[] = [];
  while (ids.length < count) ids.push(await world.createDeal());
  await Promise.all(ids.map((id) => world.moveDeal(id, "Won")));
  await elapse(world, other, 4);
  return ids;
}

const rowsOf = (app: App, ids: readonly string[]) =>
  Promise.all(ids.map(async (id) => (await app.store.contracts.ofDeal("acme", id))[0]));

test("two installations are called by the same Kommo: each deal gets one contract, and people are told on both sides", async () => {
  const world = await openWorld();
  const other = await openOther(world);
  await register(world, other);
  await elapse(world, other, 11);
  await elapse(world, other, 11);

  const ids = await win(world, other, 8);
  await elapse(world, other, 6);
  const [ours, theirs] = await Promise.all([rowsOf(world.app, ids), rowsOf(other.app, ids)]);
  expect(await world.documents()).toHaveLength(8);
  for (const [at, id] of ids.entries()) {
    const both = [ours[at], theirs[at]];
    expect(
      both.map((row) => row?.failure?.code ?? row?.status ?? "").toSorted((a, b) => a.localeCompare(b)),
    ).toEqual(["another_installation", "sent"]);
    const notes = notesOf(await world.deal(id));
    expect(notes.filter((note) => note.includes("sent for signature"))).toHaveLength(1);
    expect((await world.deal(id)).tasks).toEqual([]);
  }

  for (const { app, url } of [world, other]) {
    const viewer = await keyAt(app, url, "acme", "viewer");
    const { body } = await viewer.get("/api/accounts/acme/attention");
    expect(body).toMatchObject({
      connections: [{ name: "Another Countersign", code: "another_installation" }],
    });
  }
  const findings: string[] = [];
  for await (const { level, text } of inspect(other.config, { dataDir: world.archiveDirectory }))
    if (level === "problem") findings.push(text);
  expect(findings.join(" ")).toContain("Another Countersign works on this Kommo account");
});

test("whoever has just come makes no contract before the other one can know of it, and goes on once it is alone", async () => {
  const world = await openWorld();
  await elapse(world, await openOther(world), 30);
  const other = await openOther(world);
  await world.down();
  await register(world, other);
  const id = await world.createDeal();
  await world.moveDeal(id, "Won");
  await other.app.tick();
  const waiting = async () => (await other.app.store.contracts.ofDeal("acme", id))[0];
  world.pass({ minutes: 6 });
  await other.app.tick();
  await other.app.tick();
  expect(await waiting()).toMatchObject({ status: "planned" });
  expect(await waiting()).not.toHaveProperty("failure");
  expect(await world.documents()).toHaveLength(0);
  expect((await world.deal(id)).notes).toEqual([]);
  await world.sandbox.kommo.control("disableHooks", {
    url: `${world.url}/webhooks/acme/kommo/${HOOK_SECRETS.kommo}`,
  });
  for (let rounds = 0; rounds < 4; rounds += 1) {
    world.pass({ minutes: 5 });
    await other.app.tick();
    await other.app.tick();
  }
  expect(await waiting()).toMatchObject({ status: "sent" });
  expect(await world.documents()).toHaveLength(1);
  const viewer = await keyAt(other.app, other.url, "acme", "viewer");
  expect((await viewer.get("/api/accounts/acme/attention")).body).toMatchObject({ connections: [] });
  await world.up();
});

/** Kommo calls the first one no more, so that it seems to be alone to the other one, and to itself until it asks. */
async function cutOff({ sandbox, url }: World): Promise<void> {
  await sandbox.kommo.control("disableHooks", { url: `${url}/webhooks/acme/kommo/${HOOK_SECRETS.kommo}` });
}

const WAYS = {
  // nothing but the field tells
  "by its id on the deal": {
    playbook: "        outcomes: { sent: { note: false }, signed: { stage: Contract signed } }\n",
  },
  "by its notes where the deal has no field for its id": { contractField: false },
} as const;

for (const [how, options] of Object.entries(WAYS)) {
  test(`a deal is won just after a second one is registered, before the first one knows: it finds the contract ${how}, and makes none`, async () => {
    const world = await openWorld(options);
    const other = await openOther(world, options);
    await elapse(world, other, 6);
    await winDeal(world); // asked whom Kommo calls: nobody else, and that is believed for some minutes
    await register(world, other);
    await other.app.tick();
    const id = await world.createDeal();
    await world.moveDeal(id, "Won");
    await world.sandbox.kommo.hooks.settled();
    await other.app.tick();
    const [waiting] = await rowsOf(other.app, [id]);
    expect(waiting).toMatchObject({ status: "planned" });
    expect(waiting).not.toHaveProperty("failure");
    await world.settle();
    expect(await world.contract(id)).toMatchObject({ status: "sent" });

    for (let rounds = 0; rounds < 8; rounds += 1) await elapse(world, other, 4);
    expect(await world.documents()).toHaveLength(2);
    expect(await rowsOf(other.app, [id])).toMatchObject([{ failure: { code: "another_installation" } }]);
    expect(notesOf(await world.deal(id)).filter((note) => note.includes("makes a contract"))).toEqual([]);
  });

  test(`what one made while it seemed to be alone is not made again by one that comes back: it finds it ${how}`, async () => {
    const world = await openWorld(options);
    const other = await openOther(world, options);
    await register(world, other);
    await elapse(world, other, 11);
    await elapse(world, other, 11);
    await world.down();
    await cutOff(world);
    const pass = async (): Promise<void> => {
      for (let rounds = 0; rounds < 3; rounds += 1) {
        world.pass({ minutes: 5 });
        await other.app.tick();
        await other.app.tick();
      }
    };
    await pass();
    const id = await world.createDeal();
    await world.moveDeal(id, "Won");
    await pass();
    expect(await rowsOf(other.app, [id])).toMatchObject([{ status: "sent" }]);
    await world.up();
    for (let rounds = 0; rounds < 10; rounds += 1) await elapse(world, other, 4);
    expect(await world.documents()).toHaveLength(1);
  });
}

test("a copy of the whole installation, secrets and all, that nobody calls: it finds the other one's contract on the deal and makes none", async () => {
  const world = await openWorld();
  const copy = await openOther(world, { hasOwnSecret: false });
  await elapse(world, copy, 6);
  // only who is called hears of a deal at once; the clock of the copy comes by later
  const ids: string[] = [];
  while (ids.length < 3) ids.push(await world.createDeal());
  for (const id of ids) await world.moveDeal(id, "Won");
  await world.settle();
  await elapse(world, copy, 6);
  await elapse(world, copy, 6);
  expect(await world.documents()).toHaveLength(3);
  for (const row of await rowsOf(copy.app, ids))
    expect(row).toMatchObject({ failure: { code: "contract_unknown" } });
});

test("two of them serve different stages, and one's signature brings the deal to the other one: each makes its contract", async () => {
  const world = await openWorld({ contractField: false });
  const other = await openOther(world, {
    contractField: false,
    stage: "Contract signed",
    playbook: "        outcomes: { signed: { note: signed there } }\n",
  });
  await register(world, other);
  await elapse(world, other, 11);
  await elapse(world, other, 11);
  const { id, remoteId } = await sendDeal(world);
  await elapse(world, other, 4);
  await world.vendor.control("signAll", { id: remoteId });
  await elapse(world, other, 4);
  await elapse(world, other, 4);
  expect(await rowsOf(world.app, [id])).toMatchObject([{ status: "signed" }]);
  expect(await rowsOf(other.app, [id])).toMatchObject([{ status: "sent" }]);
  expect(await world.documents()).toHaveLength(2);
});
