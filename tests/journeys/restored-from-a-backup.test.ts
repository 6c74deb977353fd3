import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createLog } from "../../src/server/log.ts";
import { createBackupFile, readBackupFile } from "../../src/store/backup/backup-file.ts";
import { restoreBackup } from "../../src/store/backup/restore-backup.ts";
import { writeBackup } from "../../src/store/backup/write-backup.ts";
import { testDatabase } from "../database.ts";
import type { TestDatabase } from "../database.ts";
import { openWorld, sendDeal, tasksOf, winDeal } from "../story.ts";
import { sendConfig } from "../town-config.ts";
import type { World } from "../world.ts";

const RESEND = "        outcomes:\n          expired: { resend: true }\n";

interface Backup {
  readonly path: string;
  readonly target: TestDatabase;
}

async function backUp(world: World): Promise<Backup> {
  const directory = await mkdtemp(join(tmpdir(), "countersign-restore-"));
  onTestFinished(() => rm(directory, { recursive: true }));
  const target = await testDatabase();
  onTestFinished(() => target.close());
  const path = join(directory, "backup.ndjson");
  const file = await createBackupFile(path);
  await writeBackup(world.database.database, world.now(), (line) => file.write(line));
  await file.finish();
  return { path, target };
}

/** The database is lost; the service starts on its backup. Resolves to the log's lines, which go on growing. */
async function restore(world: World, { path, target }: Backup): Promise<readonly string[]> {
  await world.down();
  world.pass({ minutes: 2 });
  await restoreBackup(target.database, readBackupFile(path), { entriesSince: world.now() });
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  const log = createLog({ level: "warn", secrets: [], destination });
  await world.up({ database: target.database, log });
  onTestFinished(() => world.app.stop(1000));
  await halfAnHour(world);
  return lines;
}

async function halfAnHour(world: World): Promise<void> {
  for (let times = 0; times < 4; times += 1) await world.elapse({ minutes: 6 });
}

/** Nothing on the deal tells of its contract any more. */
async function emptyField(world: World, id: string): Promise<void> {
  await world.sandbox.kommo.control("setField", { id: Number(id), field: "Contract ID", value: "" });
}

async function touch(world: World, id: string): Promise<void> {
  await world.sandbox.kommo.control("setPrice", { id: Number(id), price: 77 });
  await world.elapse();
}

test("what was sent after the backup is not sent again: the log names the deals, and a person decides", async () => {
  const world = await openWorld();
  await world.elapse({ minutes: 10 });
  const backup = await backUp(world);
  world.pass({ minutes: 3 });
  const { id } = await sendDeal(world);
  await emptyField(world, id);
  const before = await world.deal(id);

  const lines = await restore(world, backup);
  await touch(world, id);
  expect(await world.contracts(id)).toEqual([]);
  expect(await world.documents()).toHaveLength(1);
  expect((await world.deal(id)).notes).toEqual(before.notes);
  const named = lines.filter((line) => line.includes("left alone"));
  expect(named).toHaveLength(1);
  expect(JSON.parse(named[0] ?? "")).toMatchObject({ account: "acme", deals: [id] });

  await world.app.jobs.enqueue([{ account: "acme", dealId: id, reason: "person", entered: true }]);
  await world.elapse();
  expect(await world.contract(id)).toMatchObject({ status: "sent" });
});

test("Kommo fails when the deals that were left alone are to be named: they are named the next time", async () => {
  const world = await openWorld();
  await world.elapse({ minutes: 10 });
  const backup = await backUp(world);
  world.pass({ minutes: 3 });
  const { id } = await sendDeal(world);
  await emptyField(world, id);
  // once for each of the two that read the pipelines in a round
  world.sandbox.kommo.fault({ kind: "500", match: "pipelines", times: 2 });
  const lines = await restore(world, backup);
  const named = lines.filter((line) => line.includes("left alone"));
  expect(named).toHaveLength(1);
  expect(JSON.parse(named[0] ?? "")).toMatchObject({ deals: [id] });
});

test("after a restore everything goes on: what enters now is found by hook and by clock", async () => {
  const world = await openWorld();
  await world.elapse({ minutes: 10 });
  const backup = await backUp(world);
  await restore(world, backup);
  const told = await winDeal(world);
  world.sandbox.kommo.hookFault({ kind: "drop", every: 1 });
  const found = await winDeal(world);
  await halfAnHour(world);
  for (const id of [told, found]) expect(await world.contract(id)).toMatchObject({ status: "sent" });
});

test("an entry that waited when the backup was taken is no entry any more", async () => {
  const world = await openWorld();
  await world.elapse({ minutes: 10 });
  const ids = [await world.createDeal(), await world.createDeal()] as const;
  await world.settle();
  await world.app.stop(0);
  await world.database.database.pool.query(
    `insert into countersign.looks (account, deal_id, job, reason, entered, wanted)
      values ('acme', $1, gen_random_uuid(), 'hook', 2, 2)`,
    [ids[0]],
  );
  await world.app.store.deliveries.keep({
    account: "acme",
    connection: "kommo",
    receivedAt: world.now(),
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body: new TextEncoder().encode(`leads[status][0][id]=${ids[1]}`),
  });
  const backup = await backUp(world);
  world.sandbox.kommo.hookFault({ kind: "drop", every: 1 });
  for (const id of ids) await world.moveDeal(id, "Won");
  await restore(world, backup);
  for (const id of ids) expect(await world.contracts(id)).toEqual([]);
});

test.each([
  ["documented", "sent"],
  ["brief", "contract_unknown"],
] as const)(
  "what could not be created yet when the backup was taken is looked for before it is (%s)",
  async (dialect, becomes) => {
    const world = await openWorld({ dialect });
    world.vendor.fault({ kind: "429", match: "^POST ", times: 1, retryAfterSeconds: 120 });
    const id = await winDeal(world);
    const backup = await backUp(world);
    expect(await world.contract(id)).toMatchObject({ status: "planned" });
    expect((await world.contract(id)).effects).not.toHaveProperty("create");
    await halfAnHour(world);
    expect(await world.contract(id)).toMatchObject({ status: "sent" });
    const before = await world.documents();
    await restore(world, backup);
    const { status, failure } = await world.contract(id);
    expect(failure?.code ?? status).toBe(becomes);
    expect(await world.documents()).toEqual(before);
  },
);

test("a return after the backup makes no contract either, though the earlier contract is known", async () => {
  const world = await openWorld();
  const { id, remoteId } = await sendDeal(world);
  await world.vendor.control("decline", { id: remoteId });
  await world.moveDeal(id, "Proposal");
  await world.elapse({ minutes: 10 });
  const backup = await backUp(world);
  world.pass({ minutes: 3 });
  await world.moveDeal(id, "Won");
  await world.settle();
  expect(await world.contracts(id)).toHaveLength(2);
  await emptyField(world, id);
  await restore(world, backup);
  await touch(world, id);
  expect(await world.contracts(id)).toHaveLength(1);
  expect(await world.documents()).toHaveLength(2);
});

test("a deal that carries a contract which we do not know gets none by itself; retry sends one", async () => {
  const world = await openWorld();
  await world.elapse({ minutes: 10 });
  const backup = await backUp(world);
  const { id, remoteId } = await sendDeal(world);
  await restore(world, backup);
  await world.moveDeal(id, "Proposal");
  await world.moveDeal(id, "Won");
  await world.elapse();
  const { failure } = await world.contract(id);
  expect(failure).toMatchObject({ code: "contract_unknown" });
  expect(failure?.detail).toContain(remoteId);
  expect(tasksOf(await world.deal(id))).toHaveLength(1);
  expect(await world.documents()).toHaveLength(1);

  await world.wish(id, "resume");
  await world.elapse();
  expect(await world.contract(id)).toMatchObject({ status: "sent" });
  expect(await world.documents()).toHaveLength(2);
});

test("a copied deal carries its original's contract, and gets one of its own", async () => {
  const world = await openWorld();
  const { remoteId } = await sendDeal(world);
  const copy = await world.createDeal();
  await world.sandbox.kommo.control("setField", { id: Number(copy), field: "Contract ID", value: remoteId });
  await world.moveDeal(copy, "Won");
  await world.elapse();
  expect(await world.contract(copy)).toMatchObject({ status: "sent" });
});

test("what expired after the backup and was sent again then is not sent again once more", async () => {
  const world = await openWorld({ dialect: "brief", playbook: RESEND });
  const { id, remoteId } = await sendDeal(world);
  const backup = await backUp(world);
  await world.vendor.control("expire", { id: remoteId });
  await world.elapse({ days: 14 });
  expect(await world.contracts(id)).toHaveLength(2);
  const before = await world.documents();
  await restore(world, backup);
  expect((await world.contracts(id)).map(({ status, failure }) => failure?.code ?? status)).toEqual([
    "expired",
    "contract_unknown",
  ]);
  expect(await world.documents()).toEqual(before);
});

test.each([
  ["documented", "sent"],
  ["brief", "outcome_unfindable"],
] as const)(
  "what had failed when the backup was taken, and was mended and sent since, is looked for before it is sent (%s)",
  async (dialect, becomes) => {
    const world = await openWorld({ dialect });
    const edit = (email: string | null) =>
      world.sandbox.kommo.control("editContact", { id: 30_000_002, email });
    await edit(null);
    const id = await winDeal(world, { contacts: [30_000_002] });
    const backup = await backUp(world);
    await edit("renee@example.com");
    await world.wish(id, "resume");
    await world.elapse();
    await emptyField(world, id);
    const before = await world.documents();
    expect(before).toHaveLength(1);
    await restore(world, backup);
    await world.wish(id, "resume");
    await halfAnHour(world);
    const { status, failure, order } = await world.contract(id);
    expect(failure?.code ?? status).toBe(becomes);
    expect(order !== undefined).toBe(becomes === "sent");
    expect(await world.documents()).toHaveLength(1);
  },
);

test("what had chosen no connection yet is looked for at the one that it chooses now", async () => {
  const send = sendConfig().replace(
    "through: contracts",
    "through: { by: deal.fields.Plan, map: { Growth: contracts } }",
  );
  const stage = "        when: { pipeline: Sales, stage: Proposal }\n";
  const world = await openWorld({ morePlaybooks: `      - id: by-plan\n${stage}${send}` });
  const id = await world.createDeal({ fields: { Plan: "Scale" } });
  await world.moveDeal(id, "Proposal");
  await world.settle();
  expect(await world.contract(id)).toMatchObject({ connection: "", failure: { where: {} } });
  const backup = await backUp(world);
  await world.sandbox.kommo.control("setField", { id: Number(id), field: "Plan", value: "Growth" });
  await world.wish(id, "resume");
  await world.elapse();
  const before = await world.documents();
  expect(before).toHaveLength(1);
  await restore(world, backup);
  await world.wish(id, "resume");
  await halfAnHour(world);
  expect(await world.contract(id)).toMatchObject({ connection: "contracts", status: "sent" });
  expect(await world.documents()).toEqual(before);
});

test("nothing on the deal tells what was sent again after the backup: a person is asked", async () => {
  const world = await openWorld({ dialect: "brief", playbook: RESEND });
  const { id, remoteId } = await sendDeal(world);
  const backup = await backUp(world);
  await world.vendor.control("expire", { id: remoteId });
  await world.elapse({ days: 14 });
  await emptyField(world, id);
  const before = await world.documents();
  expect(before).toHaveLength(2);
  await restore(world, backup);
  expect((await world.contracts(id)).map(({ status, failure }) => failure?.code ?? status)).toEqual([
    "expired",
    "outcome_unfindable",
  ]);
  expect(await world.documents()).toHaveLength(2);
});

test("what expires after the restore, at its own deadline, is sent again as ever", async () => {
  const world = await openWorld({ playbook: RESEND });
  const { id, remoteId } = await sendDeal(world);
  const backup = await backUp(world);
  await restore(world, backup);
  await world.elapse({ days: 15 });
  const [first, second] = await world.contracts(id);
  expect(first).toMatchObject({ status: "expired", remoteId });
  expect(second).toMatchObject({ status: "sent" });
});
