import { readdir, rename } from "node:fs/promises";
import { expect, test } from "vitest";
import { DIALECTS, notesOf, openWorld, sendDeal } from "../story.ts";
import type { World } from "../world.ts";

async function waitFor(world: World, rounds: number): Promise<void> {
  for (let round = 0; round < rounds; round += 1) await world.elapse({ minutes: 6 });
}

test.each(DIALECTS)(
  "note and move meet rubbish at the same moment: each is done once in the end, and nobody is bothered (%s)",
  async (dialect) => {
    const world = await openWorld({ dialect });
    const { id, remoteId } = await sendDeal(world);
    const { kommo } = world.sandbox;
    kommo.fault({
      kind: "nonsense",
      match: "^POST /api/v4/leads/notes|^POST /api/v4/leads/\\d+/notes",
      times: 2,
    });
    kommo.fault({ kind: "nonsense", match: "^PATCH /api/v4/leads", times: 2 });
    await world.vendor.control("signAll", { id: remoteId });
    await waitFor(world, 4);
    const deal = await world.deal(id);
    expect(deal).toMatchObject({ stage: "Contract signed", tasks: [] });
    expect(notesOf(deal)).toHaveLength(2);
    expect((await world.contract(id)).failure).toBeUndefined();
  },
);

test("note, move and file each meet a trouble of their own at the same moment: all are done once in the end", async () => {
  const world = await openWorld();
  const { id, remoteId } = await sendDeal(world);
  world.sandbox.kommo.fault({
    kind: "429",
    match: "^POST /api/v4/leads/notes|^POST /api/v4/leads/\\d+/notes",
    times: 1,
  });
  world.sandbox.kommo.fault({ kind: "500", match: "^PATCH /api/v4/leads", times: 1 });
  world.sandbox.kommo.fault({ kind: "reset", match: "sessions|files", times: 1 });
  await world.vendor.control("signAll", { id: remoteId });
  await waitFor(world, 3);
  const deal = await world.deal(id);
  expect(deal).toMatchObject({ stage: "Contract signed", tasks: [] });
  expect(deal.files).toHaveLength(1);
  expect(notesOf(deal)).toHaveLength(2);
});

test("the archive has lost the file before it was attached: a person is asked, and resume attaches it once it is back", async () => {
  const world = await openWorld();
  const { id, remoteId } = await sendDeal(world);
  world.sandbox.kommo.fault({ kind: "500", match: "sessions", times: 12 });
  await world.vendor.control("signAll", { id: remoteId });
  await world.elapse({ seconds: 5 });
  const signed = (await world.contract(id)).archive.find(({ kind }) => kind === "signed");
  const path = `${world.archiveDirectory}/${signed?.key ?? "none"}`;
  expect(await readdir(world.archiveDirectory)).not.toEqual([]);
  await rename(path, `${path}.away`);
  await waitFor(world, 2);
  expect(await world.contract(id)).toMatchObject({
    failure: { code: "archive_unavailable", step: "signed/attach" },
  });
  expect((await world.deal(id)).tasks).toHaveLength(1);
  await rename(`${path}.away`, path);
  await world.wish(id, "resume");
  await waitFor(world, 12);
  expect((await world.contract(id)).failure).toBeUndefined();
  expect((await world.deal(id)).files).toHaveLength(1);
});
