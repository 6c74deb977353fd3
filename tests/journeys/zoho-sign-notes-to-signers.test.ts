import { expect, test } from "vitest";
import { openWorld, sendDeal } from "../story.ts";
import { ZOHO_SIGN } from "../vendors/zoho-sign.ts";
import type { World } from "../world.ts";

/** The body of the call that made the contract, as the vendor got it. */
function created(world: World): string {
  const call = world.vendor.seen.calls.find(({ path }) => path.endsWith("/createdocument"));
  return decodeURIComponent((call?.body ?? "").replaceAll("+", " "));
}

test("in the brief's dialect each signer's private note names the deal, and the notes carry the deal's name", async () => {
  const world = await openWorld({ vendor: ZOHO_SIGN, dialect: "brief" });
  const { id } = await sendDeal(world);
  expect(created(world)).toContain(`"private_notes":"Kommo Deal #${id}"`);
  expect(created(world)).toContain('"notes":"Deal: Nordwind"');
});

test("in the documented dialect signers read the playbook's words, and nothing of the deal's number", async () => {
  const send = `          message: "Dear {{ contact.name }}, please sign."
          options: { privateNotes: { client: "Call us with questions." } }
`;
  const world = await openWorld({ vendor: ZOHO_SIGN, send });
  const { id } = await sendDeal(world);
  expect(created(world)).toContain("please sign.");
  expect(created(world)).toContain('"private_notes":"Call us with questions."');
  expect(created(world)).not.toContain(`Deal #${id}`);
});
