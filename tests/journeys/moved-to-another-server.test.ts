import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { createBackupFile, readBackupFile } from "../../src/store/backup/backup-file.ts";
import { restoreBackup } from "../../src/store/backup/restore-backup.ts";
import { writeBackup } from "../../src/store/backup/write-backup.ts";
import { testDatabase } from "../database.ts";
import { notesOf, openWorld, sendDeal } from "../story.ts";

test("the installation moves to another database: what is out for signature goes on there, and nothing goes out twice", async () => {
  const world = await openWorld();
  const { id, remoteId } = await sendDeal(world);
  const caught = await world.createDeal();
  const directory = await mkdtemp(join(tmpdir(), "countersign-move-"));
  onTestFinished(() => rm(directory, { recursive: true }));
  const path = join(directory, "move.ndjson");
  const target = await testDatabase();
  onTestFinished(() => target.close());

  await world.down();
  // what was about to be looked at when the service stopped has lost its job: the queue itself does not move
  await world.database.database.pool.query(
    `insert into countersign.looks (account, deal_id, job, reason, entered) values ('acme', $1, gen_random_uuid(), 'hook', 2)`,
    [caught],
  );
  await world.sandbox.kommo.control("moveDeal", { id: Number(caught), stage: "Won" });
  const file = await createBackupFile(path);
  await writeBackup(world.database.database, world.now(), (line) => file.write(line));
  await file.finish();
  await restoreBackup(target.database, readBackupFile(path), { entriesSince: "backup" });
  await world.vendor.control("signAll", { id: remoteId });
  await world.up({ database: target.database });
  await world.elapse({ minutes: 10 });
  await world.elapse({ minutes: 10 });

  expect(await world.contract(id)).toMatchObject({ status: "signed" });
  const deal = await world.deal(id);
  expect(deal.stage).toBe("Contract signed");
  expect(notesOf(deal)).toHaveLength(2);
  expect(await world.contract(caught)).toMatchObject({ status: "sent" });
  expect(await world.documents()).toHaveLength(2);
  await world.app.stop(1000);
});
