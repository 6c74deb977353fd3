import { expect, test } from "vitest";
import { openWorld } from "../story.ts";

test("deals that were found and could not be queued are found again at the next look, not after the round", async () => {
  const world = await openWorld({ hooks: false });
  const { pool } = world.database.database;
  await world.elapse({ minutes: 6 });
  const id = await world.createDeal();
  await world.moveDeal(id, "Won");
  await pool.query(`create function pg_temp_refuse() returns trigger language plpgsql as
    $$ begin raise exception 'the disk is full' using errcode = '53100'; end $$`);
  await pool.query(
    "create trigger refuse before insert on countersign.looks for each statement execute function pg_temp_refuse()",
  );
  world.pass({ minutes: 6 });
  await world.app.tick().catch(() => undefined);
  expect(await world.contracts(id)).toEqual([]);
  await pool.query("drop trigger refuse on countersign.looks");
  world.pass({ seconds: 30 });
  await world.settle();
  expect(await world.contract(id)).toMatchObject({ status: "sent" });
});
