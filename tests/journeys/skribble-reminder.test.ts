import { expect, test } from "vitest";
import { openWorld, sendDeal } from "../story.ts";
import { SKRIBBLE } from "../vendors/skribble.ts";

test("open signers are reminded when a person asks, and not twice within the hour", async () => {
  const world = await openWorld({ vendor: SKRIBBLE });
  const { id } = await sendDeal(world);
  await world.wish(id, "remind");
  await world.settle();
  await world.wish(id, "remind");
  await world.elapse({ minutes: 5 });
  const reminders = async (): Promise<number> =>
    (await world.documents()).flatMap(({ audit }) => audit).filter((word) => word === "reminded").length;
  expect(await reminders()).toBe(1);
  expect(await world.contract(id)).toMatchObject({ status: "sent" });
  await world.elapse({ hours: 1, minutes: 5 });
  expect(await reminders()).toBe(1);
  await world.wish(id, "remind");
  await world.settle();
  expect(await reminders()).toBe(2);
  expect((await world.contract(id)).failure).toBeUndefined();
});

test("a contract whose signers have just been reminded twice is withdrawn at once when a person asks", async () => {
  const world = await openWorld({ vendor: SKRIBBLE });
  const { id } = await sendDeal(world);
  for (const kind of ["remind", "remind", "withdraw"] as const) {
    await world.wish(id, kind);
    await world.settle();
  }
  expect(await world.contract(id)).toMatchObject({ status: "withdrawn" });
});
