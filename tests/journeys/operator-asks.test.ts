import { expect, test } from "vitest";
import { DIALECTS, notesOf, openWorld, sendDeal, winDeal } from "../story.ts";

test("an operator withdraws a contract that is out", async () => {
  const world = await openWorld();
  const { id } = await sendDeal(world);
  await world.wish(id, "withdraw", "wrong amount");
  await world.settle();
  expect(await world.contract(id)).toMatchObject({ status: "withdrawn", wishes: [] });
  expect(await world.documents()).toEqual([]);
  expect(notesOf(await world.deal(id)).at(-1)).toBe("Contractbook: contract withdrawn: wrong amount");
  const entries = await world.app.store.trail.of("acme", (await world.contract(id)).id);
  expect(entries.find(({ event }) => event === "withdrawn")?.data).toMatchObject({ reason: "wrong amount" });
});

test("where the API offers no way to withdraw, that is said, and the contract is followed on", async () => {
  const world = await openWorld({ dialect: "brief" });
  const { id, remoteId } = await sendDeal(world);
  await world.wish(id, "withdraw");
  await world.settle();
  expect(await world.contract(id)).toMatchObject({ status: "sent", wishes: [] });
  const entries = await world.app.store.trail.of("acme", (await world.contract(id)).id);
  expect(JSON.stringify(entries.at(-1)?.data)).toContain("no way to withdraw");
  await world.vendor.control("signAll", { id: remoteId });
  await world.settle();
  expect(await world.deal(id)).toMatchObject({ stage: "Contract signed" });
});

test.each(DIALECTS)(
  "a reminder that the vendor does not offer is refused with a reason, and nothing stops (%s)",
  async (dialect) => {
    const world = await openWorld({ dialect });
    const { id, remoteId } = await sendDeal(world);
    await world.wish(id, "remind");
    await world.settle();
    expect(await world.contract(id)).toMatchObject({ status: "sent", wishes: [] });
    const entries = await world.app.store.trail.of("acme", (await world.contract(id)).id);
    expect(JSON.stringify(entries.at(-1)?.data)).toContain("cannot remind");
    await world.vendor.control("signAll", { id: remoteId });
    await world.elapse();
    expect(await world.contract(id)).toMatchObject({ status: "signed" });
  },
);

test("a wish for a contract that is over is dropped with a reason", async () => {
  const world = await openWorld();
  const { id, remoteId } = await sendDeal(world);
  await world.vendor.control("signAll", { id: remoteId });
  await world.elapse();
  for (const kind of ["withdraw", "remind", "send"] as const) await world.wish(id, kind);
  await world.elapse();
  expect(await world.contract(id)).toMatchObject({ status: "signed", wishes: [] });
  expect(await world.documents()).toHaveLength(1);
});

test("a withdrawal of a draft leaves no trace on the deal", async () => {
  const world = await openWorld({ send: "          automatically: false\n" });
  const id = await winDeal(world);
  await world.wish(id, "withdraw");
  await world.settle();
  expect(await world.contract(id)).toMatchObject({ status: "withdrawn" });
  expect(await world.documents()).toEqual([]);
  expect(await world.deal(id)).toMatchObject({ notes: [], tasks: [] });
});
