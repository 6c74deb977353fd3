import { expect, test } from "vitest";
import { DIALECTS, notesOf, openWorld, winDeal } from "../story.ts";
import { IRONCLAD } from "../vendors/ironclad.ts";

const CONTACT = 30_000_002;

test.each(DIALECTS)(
  "no signer e-mail on the deal: nothing is launched, and the note says how to launch it by hand (%s)",
  async (dialect) => {
    const world = await openWorld({ vendor: IRONCLAD, dialect });
    await world.sandbox.kommo.control("editContact", { id: CONTACT, email: null });
    const id = await winDeal(world, { contacts: [CONTACT] });
    expect(await world.documents()).toEqual([]);
    expect(notesOf(await world.deal(id))).toEqual([
      expect.stringMatching(/Contract not sent.*contact's e-mail.*countersign retry/su),
    ]);

    await world.sandbox.kommo.control("editContact", { id: CONTACT, email: "renee@example.com" });
    await world.wish(id, "resume");
    await world.settle();
    expect(await world.documents()).toMatchObject([{ signers: [{ email: "renee@example.com" }] }]);
  },
);
