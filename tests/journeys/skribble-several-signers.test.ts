import { expect, test } from "vitest";
import { DIALECTS, notesOf, openWorld, sendDeal, winDeal } from "../story.ts";
import { CLIENT } from "../town-config.ts";
import { SKRIBBLE } from "../vendors/skribble.ts";

const WITNESS = "{ role: witness, name: Wilma Witness, email: wilma@example.com }";
const OWNER = "{ role: internal, name: Ada Owner, email: ada.owner@example.com }";

/** The same signer at another place in the order. */
function at(signer: string, order: number): string {
  return signer.replace(/ \}$/u, `, order: ${order} }`);
}

test.each(DIALECTS)(
  "all are asked at once, each signs when they like, and signed is told when all have signed (%s)",
  async (dialect) => {
    const signers = [at(CLIENT, 1), at(WITNESS, 1)];
    const world = await openWorld({ vendor: SKRIBBLE, dialect, signers });
    const { id, remoteId } = await sendDeal(world);
    await world.vendor.control("sign", { id: remoteId, signer: "wilma@example.com" });
    await world.elapse();
    expect(await world.contract(id)).toMatchObject({ status: "sent" });
    expect(await world.deal(id)).toMatchObject({ stage: "Won" });
    await world.vendor.control("sign", { id: remoteId });
    await world.elapse();
    expect(await world.contract(id)).toMatchObject({ status: "signed" });
    expect(await world.deal(id)).toMatchObject({ stage: "Contract signed" });
  },
);

test("one after the other: nobody signs before their turn, and our own person signs last", async () => {
  const world = await openWorld({ vendor: SKRIBBLE, signers: [CLIENT, WITNESS, OWNER] });
  const { id, remoteId } = await sendDeal(world);
  expect(await world.documents()).toMatchObject([
    { signers: [{ sequence: 1 }, { sequence: 2 }, { sequence: 3 }] },
  ]);
  const early = world.vendor.control("sign", { id: remoteId, signer: "ada.owner@example.com" });
  await expect(early).rejects.toThrow("not the turn");
  for (let times = 0; times < 3; times += 1) {
    expect(await world.deal(id)).toMatchObject({ stage: "Won" });
    await world.vendor.control("sign", { id: remoteId });
    await world.elapse();
  }
  expect(await world.deal(id)).toMatchObject({ stage: "Contract signed" });
});

test("each signature is told, if the playbook wants it", async () => {
  const playbook = `        outcomes:
          signerSigned: { note: "One more has signed." }
          signed: { stage: Contract signed }
`;
  const world = await openWorld({ vendor: SKRIBBLE, signers: [CLIENT, WITNESS], playbook });
  const { id, remoteId } = await sendDeal(world);
  await world.vendor.control("sign", { id: remoteId });
  await world.settle();
  expect(notesOf(await world.deal(id)).filter((text) => text.startsWith("One more"))).toHaveLength(1);
  expect(await world.trail(id)).toContain("signer_changed");
});

test("the article shows no order of signers: one that needs it is refused, and nothing is sent", async () => {
  const world = await openWorld({ vendor: SKRIBBLE, dialect: "brief", signers: [CLIENT, WITNESS] });
  const id = await winDeal(world);
  expect(await world.contract(id)).toMatchObject({ failure: { code: "unsupported" } });
  expect(await world.documents()).toEqual([]);
});
