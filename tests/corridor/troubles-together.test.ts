import { readdir, rename } from "node:fs/promises";
import { expect, test } from "vitest";
import { DIALECTS, notesOf, openWorld, sendDeal } from "../story.ts";
import type { SentDeal } from "../story.ts";
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

const SIDE_BY_SIDE = `        archiveFirst: false
        outcomes:
          signed: { stage: Contract signed, attach: true }
`;

/** The vendor's key dies once it has told that the contract is signed. */
async function signWithDyingKey(world: World, { id, remoteId }: SentDeal): Promise<void> {
  world.sandbox.kommo.hookFault({ kind: "drop", every: 1 });
  world.vendor.hookFault({ kind: "drop", every: 1 });
  await world.vendor.control("signAll", { id: remoteId });
  world.vendor.fault({ kind: "401", match: "/(download|pdf|files?)|templates", times: 10_000 });
  await world.app.jobs.enqueue([{ account: "acme", dealId: id, reason: "notice", entered: false }]);
}

test("the vendor's key dies while Kommo does not take the move: the move is repeated at its time all the same", async () => {
  const world = await openWorld({ playbook: SIDE_BY_SIDE });
  const deal = await sendDeal(world);
  await world.elapse();
  world.sandbox.kommo.fault({ kind: "500", match: "^PATCH /api/v4/leads", times: 1 });
  await signWithDyingKey(world, deal);
  await world.settle();
  expect((await world.deal(deal.id)).stage).toBe("Won");
  expect((await world.contract(deal.id)).dueAt).toBeDefined();
  expect(
    (await world.app.store.health.list("acme")).find(({ connection }) => connection === "contracts"),
  ).toMatchObject({ state: "bad", code: "credentials_rejected" });
  world.pass({ minutes: 1 });
  await world.settle();
  expect((await world.deal(deal.id)).stage).toBe("Contract signed");
  expect(await world.contract(deal.id)).toMatchObject({ waiting: { connection: "contracts" } });
  expect(await world.trail(deal.id)).toSatisfy(
    (events: string[]) => events.filter((event) => event === "waiting").length === 1,
  );
});

test("the vendor's key dies while Kommo refuses the move: a person is told, and the connection is known to be broken", async () => {
  const world = await openWorld({ playbook: SIDE_BY_SIDE });
  const deal = await sendDeal(world);
  await world.elapse();
  world.sandbox.kommo.fault({ kind: "401", match: "^PATCH /api/v4/leads", times: 10_000 });
  await signWithDyingKey(world, deal);
  await world.settle();
  expect((await world.contract(deal.id)).failure).toMatchObject({
    code: "forbidden",
    step: "signed/deal",
  });
  expect(await world.app.store.health.list("acme")).toContainEqual(
    expect.objectContaining({ connection: "contracts", code: "credentials_rejected" }),
  );
});
