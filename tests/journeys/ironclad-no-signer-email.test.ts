import { expect, test } from "vitest";
import { DIALECTS, notesOf, openWorld, winDeal } from "../story.ts";
import { IRONCLAD } from "../vendors/ironclad.ts";

const CONTACT = 30_000_002;

test.each(DIALECTS)(
  "no signer e-mail on the deal: nothing is launched, and the note says what to fill in, or to launch it by hand (%s)",
  async (dialect) => {
    const world = await openWorld({ vendor: IRONCLAD, dialect });
    await world.sandbox.kommo.control("editContact", { id: CONTACT, email: null });
    const id = await winDeal(world, { contacts: [CONTACT] });
    expect(await world.documents()).toEqual([]);
    const [note = "", ...others] = notesOf(await world.deal(id));
    expect(others).toEqual([]);
    expect(note).toMatch(
      /Contract not sent.*Fill in the contact's e-mail in Kommo.*press “Fix and resume”/su,
    );
    expect(note).toMatch(/ Its page: https:\/\/sign\.example\.com\/a\/acme\/contracts\/CS-\w+$/u);
    expect(note).toContain("launch the workflow by hand in Ironclad");
    expect(note.split("Fill in")).toHaveLength(2);

    await world.sandbox.kommo.control("editContact", { id: CONTACT, email: "renee@example.com" });
    await world.wish(id, "resume");
    await world.settle();
    expect(await world.documents()).toMatchObject([{ signers: [{ email: "renee@example.com" }] }]);
  },
);

test("launched by hand instead: the contract that waits here is given up, and nothing of ours is launched", async () => {
  const world = await openWorld({ vendor: IRONCLAD });
  await world.sandbox.kommo.control("editContact", { id: CONTACT, email: null });
  const id = await winDeal(world, { contacts: [CONTACT] });
  await world.wish(id, "withdraw");
  await world.elapse();
  expect(await world.contract(id)).toMatchObject({ status: "withdrawn" });
  await world.sandbox.kommo.control("editContact", { id: CONTACT, email: "renee@example.com" });
  await world.elapse({ hours: 2 });
  expect(await world.documents()).toEqual([]);
});
