import { expect, test } from "vitest";
import { DIALECTS, openWorld, sendDeal } from "../story.ts";
import { SKRIBBLE } from "../vendors/skribble.ts";

const CONTACT = 30_000_002;
const CLIENT =
  '{ role: client, name: "{{ contact.name }}", email: "{{ contact.email }}", phone: "{{ contact.phone }}", language: "{{ contact.fields.Language }}" }';

test.each(DIALECTS)(
  "the language of the mails is that of the contact, where Skribble speaks it (%s)",
  async (dialect) => {
    const world = await openWorld({ vendor: SKRIBBLE, dialect, signers: [CLIENT] });
    for (const Language of ["Deutsch", "Français", "English", "Svenska"]) {
      await world.sandbox.kommo.control("editContact", { id: CONTACT, fields: { Language } });
      await sendDeal(world, { contacts: [CONTACT] });
    }
    const otherwise = dialect === "brief" ? "en" : null;
    expect(await world.documents()).toMatchObject([
      { signers: [{ language: "de" }] },
      { signers: [{ language: "fr" }] },
      { signers: [{ language: "en" }] },
      { signers: [{ language: otherwise }] },
    ]);
  },
);

test("the contact's mobile number goes along for the code that AES sends", async () => {
  const world = await openWorld({ vendor: SKRIBBLE, signers: [CLIENT] });
  await world.sandbox.kommo.control("editContact", { id: CONTACT, phone: "+41 79 123 45 67" });
  await sendDeal(world, { contacts: [CONTACT] });
  expect(await world.documents()).toMatchObject([{ signers: [{ mobile: "41791234567" }] }]);
});
