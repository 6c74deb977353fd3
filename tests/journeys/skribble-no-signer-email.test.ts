import { expect, test } from "vitest";
import { DIALECTS, notesOf, openWorld, winDeal } from "../story.ts";
import { SKRIBBLE } from "../vendors/skribble.ts";

const CONTACT = 30_000_002;

test.each(DIALECTS)(
  "a contact without an e-mail: nothing is sent, and the deal says what is missing (%s)",
  async (dialect) => {
    const world = await openWorld({ vendor: SKRIBBLE, dialect });
    await world.sandbox.kommo.control("editContact", { id: CONTACT, email: null });
    const id = await winDeal(world, { contacts: [CONTACT] });
    expect(await world.documents()).toEqual([]);
    expect(notesOf(await world.deal(id)).join()).toContain("e-mail");
    await world.sandbox.kommo.control("editContact", { id: CONTACT, email: "renee@example.com" });
    await world.wish(id, "resume");
    await world.elapse();
    expect(await world.documents()).toMatchObject([{ signers: [{ email: "renee@example.com" }] }]);
  },
);
