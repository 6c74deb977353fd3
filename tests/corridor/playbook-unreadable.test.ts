import { expect, test } from "vitest";
import { notesOf, openWorld, sendDeal, winDeal } from "../story.ts";
import type { World } from "../world.ts";

/** What an upgrade may leave behind: playbooks were kept in a shape that nobody reads any more. */
async function spoil({ database }: World, version: number): Promise<void> {
  await database.database.pool.query(
    `update countersign.versions set playbooks = '{"playbooks":[{"shape":"of long ago"}]}' where version = $1`,
    [version],
  );
}

test("a contract whose playbook can no longer be read needs a person, is resumed under today's, and stops nobody", async () => {
  const world = await openWorld();
  const old = await sendDeal(world);
  await world.apply({ playbook: "        outcomes: { signed: { stage: Contract signed, note: Anew } }\n" });
  await spoil(world, old.contract.configVersion);
  await world.restart();
  await world.moveDeal(old.id, "Proposal");
  await world.vendor.control("signAll", { id: old.remoteId });
  const other = await winDeal(world);
  await world.elapse();
  expect(await world.contract(other)).toMatchObject({ status: "sent" });
  expect((await world.contract(old.id)).failure).toMatchObject({
    code: "playbook_unreadable",
    step: "playbook",
  });
  const told = await world.deal(old.id);
  expect(told.tasks).toHaveLength(1);
  expect(notesOf(told).at(-1)).toContain(
    "can no longer be read. It is “won-agreement” as it was in version 1",
  );
  await world.elapse({ days: 3 });
  expect((await world.deal(old.id)).tasks).toHaveLength(1);

  await world.wish(old.id, "resume");
  for (let rounds = 0; rounds < 4; rounds += 1) await world.elapse({ minutes: 1 });
  expect(await world.contract(old.id)).toMatchObject({ status: "signed" });
  expect(notesOf(await world.deal(old.id)).at(-1)).toContain("Anew");
});

test("a contract that is over and told needs no playbook any more", async () => {
  const world = await openWorld();
  const { id, remoteId, contract } = await sendDeal(world);
  await world.vendor.control("signAll", { id: remoteId });
  await world.elapse();
  await world.apply({ playbookId: "another" });
  await spoil(world, contract.configVersion);
  await world.restart();
  await world.app.jobs.enqueue([{ account: "acme", dealId: id, reason: "person" }]);
  await world.elapse();
  expect(await world.contract(id)).toMatchObject({ status: "signed" });
  expect((await world.contract(id)).failure).toBeUndefined();
});
