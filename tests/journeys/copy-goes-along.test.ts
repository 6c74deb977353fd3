import { expect, test } from "vitest";
import { notesOf, openWorld, sendDeal, winDeal } from "../story.ts";
import { CLIENT } from "../town-config.ts";
import { ONEFLOW } from "../vendors/oneflow.ts";
import { SKRIBBLE } from "../vendors/skribble.ts";

const copyFor = (email: string): string =>
  `{ role: reader, name: Rea Reader, email: ${email}, receives: copy }`;
/** Skribble lets only people with an account look on. */
const MEMBER = "ada.owner@example.com";

test.each([
  [ONEFLOW, "documented", "rea@example.com"],
  [ONEFLOW, "brief", "rea@example.com"],
  [SKRIBBLE, "documented", MEMBER],
] as const)(
  "somebody receives a copy: the vendor knows them, they sign nothing, and nobody waits for them (%#)",
  async (vendor, dialect, reader) => {
    const world = await openWorld({ vendor, dialect, signers: [CLIENT, copyFor(reader)] });
    const { id, remoteId } = await sendDeal(world);
    expect(await world.documents()).toMatchObject([
      { copies: expect.arrayContaining([reader]), signers: [{ email: "person1@example.com" }] },
    ]);
    await world.vendor.control("sign", { id: remoteId, signer: "person1@example.com" });
    await world.elapse();
    expect(await world.contract(id)).toMatchObject({ status: "signed" });
    expect(await world.deal(id)).toMatchObject({ stage: "Contract signed" });
  },
);

test("whom Skribble does not let look on is told on the deal, and nothing is sent", async () => {
  const signers = [CLIENT, copyFor("stranger@example.com")];
  const world = await openWorld({ vendor: SKRIBBLE, signers });
  const id = await winDeal(world);
  expect(await world.documents()).toEqual([]);
  expect(notesOf(await world.deal(id)).join()).toMatch(/Contract not sent.*account/su);
});

test("where the article knows no copies, nothing is sent, and the deal says so", async () => {
  const world = await openWorld({ vendor: SKRIBBLE, dialect: "brief", signers: [CLIENT, copyFor(MEMBER)] });
  const id = await winDeal(world);
  expect(await world.documents()).toEqual([]);
  expect(await world.contract(id)).toMatchObject({ failure: { code: "unsupported" } });
  expect(notesOf(await world.deal(id)).join()).toContain("no recipients of a mere copy");
});
