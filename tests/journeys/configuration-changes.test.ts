import { expect, test } from "vitest";
import { DIALECTS, notesOf, openWorld, sendDeal, winDeal } from "../story.ts";

const signedNote = (note: string) => `        outcomes:
          signed: { stage: Contract signed, note: "${note}" }
`;

test.each(DIALECTS)(
  "a contract keeps the playbook under which it was made, newer deals get the new one (%s)",
  async (dialect) => {
    const world = await openWorld({ dialect, playbook: signedNote("by the old rules") });
    const old = await sendDeal(world);
    await world.apply({ playbook: signedNote("by the new rules") });
    const fresh = await sendDeal(world);
    for (const { remoteId } of [old, fresh]) await world.vendor.control("signAll", { id: remoteId });
    await world.elapse();
    expect(notesOf(await world.deal(old.id)).at(-1)).toBe("by the old rules");
    expect(notesOf(await world.deal(fresh.id)).at(-1)).toBe("by the new rules");
  },
);

test("the old playbook is remembered across a restart", async () => {
  const world = await openWorld({ playbook: signedNote("by the old rules") });
  const { id, remoteId } = await sendDeal(world);
  await world.apply({ playbook: signedNote("by the new rules") });
  await world.restart();
  await world.vendor.control("signAll", { id: remoteId });
  await world.elapse();
  expect(notesOf(await world.deal(id)).at(-1)).toBe("by the old rules");
});

test("resume takes the newest playbook", async () => {
  const world = await openWorld({
    fields: { plan: "{{ deal.fields.Nope }}" },
    playbook: signedNote("by the old rules"),
  });
  const id = await winDeal(world);
  const before = await world.contract(id);
  expect(before.failure).toBeDefined();
  await world.apply({ fields: { plan: "Growth" }, playbook: signedNote("by the new rules") });
  await world.wish(id, "resume");
  await world.settle();
  const after = await world.contract(id);
  expect(after.configVersion).toBeGreaterThan(before.configVersion);
  await world.vendor.control("signAll", { id: after.remoteId });
  await world.elapse();
  expect(notesOf(await world.deal(id)).at(-1)).toBe("by the new rules");
});
