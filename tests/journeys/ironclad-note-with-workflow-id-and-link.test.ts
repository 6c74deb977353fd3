import { expect, test } from "vitest";
import { DIALECTS, notesOf, openWorld, sendDeal, winDeal } from "../story.ts";
import { IRONCLAD } from "../vendors/ironclad.ts";

test.each(DIALECTS)(
  "a launched workflow that waits for review: the deal has a note with its id and link (%s)",
  async (dialect) => {
    const world = await openWorld({ vendor: IRONCLAD, dialect });
    await world.vendor.control("autoApprove", { on: false });
    const id = await winDeal(world);
    const [workflow] = await world.documents();
    const [note, ...others] = notesOf(await world.deal(id));
    expect(others).toEqual([]);
    expect(note).toContain(`contract ${workflow?.id} is made and not out for signature yet`);
    expect(note).toMatch(new RegExp(`http://\\S+/workflow/${workflow?.id}`, "u"));
  },
);

test.each(DIALECTS)("the playbook's own note names id and link too (%s)", async (dialect) => {
  const playbook = `        outcomes:
          sent: { note: "Ironclad workflow #{{ contract.id }} launched. {{ contract.url }}" }
`;
  const world = await openWorld({ vendor: IRONCLAD, dialect, playbook });
  const { id, remoteId } = await sendDeal(world);
  const [note] = notesOf(await world.deal(id));
  expect(note).toMatch(
    new RegExp(`^Ironclad workflow #${remoteId} launched\\. http://\\S+/${remoteId}$`, "u"),
  );
});
