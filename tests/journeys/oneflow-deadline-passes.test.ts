import { expect, test } from "vitest";
import { DIALECTS, notesOf, openWorld, sendDeal, tasksOf } from "../story.ts";
import { ONEFLOW } from "../vendors/oneflow.ts";

const playbook = `        outcomes:
          signed: { stage: Contract signed }
          expired:
            note: "Oneflow: contract signing deadline expired"
            task: { text: "Send a new version of the contract" }
`;

test.each(DIALECTS)(
  "the signing deadline expires: a note and a task, and the deal stays (%s)",
  async (dialect) => {
    const world = await openWorld({ vendor: ONEFLOW, dialect, playbook });
    const { id, remoteId } = await sendDeal(world);
    await world.vendor.control("expire", { id: remoteId });
    await world.elapse();
    expect(await world.contract(id)).toMatchObject({ status: "expired" });
    const deal = await world.deal(id);
    expect(deal.stage).toBe("Won");
    expect(notesOf(deal).at(-1)).toBe("Oneflow: contract signing deadline expired");
    expect(tasksOf(deal)).toEqual(["Send a new version of the contract"]);
  },
);

test("the playbook's deadline is set at the vendor, as a day of the account's zone", async () => {
  const world = await openWorld({ vendor: ONEFLOW, playbook });
  const { id, contract } = await sendDeal(world);
  const day = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm" }).format(contract.expiresAt);
  const { remote } = await world.contract(id);
  const read = remote ?? (await afterALook());
  expect(read?.expiresAt?.slice(0, 10)).toBe(day);

  async function afterALook() {
    await world.elapse({ days: 1 });
    return (await world.contract(id)).remote;
  }
});

test("overdue is not the end: a new date brings the contract back, and it is signed after all", async () => {
  const world = await openWorld({ vendor: ONEFLOW, playbook });
  const { id, remoteId } = await sendDeal(world);
  await world.vendor.control("expire", { id: remoteId });
  await world.elapse();
  expect(await world.contract(id)).toMatchObject({ status: "expired" });
  await world.vendor.control("revive", { id: remoteId });
  await world.elapse();
  expect(await world.contract(id)).toMatchObject({ status: "sent" });
  await world.vendor.control("signAll", { id: remoteId });
  await world.elapse();
  expect(await world.contract(id)).toMatchObject({ status: "signed" });
  expect(await world.deal(id)).toMatchObject({ stage: "Contract signed" });
  expect((await world.deal(id)).files).toHaveLength(1);
});

test("it expires a second time: told a second time", async () => {
  const world = await openWorld({ vendor: ONEFLOW, playbook });
  const { id, remoteId } = await sendDeal(world);
  for (let rounds = 0; rounds < 2; rounds += 1) {
    await world.vendor.control("expire", { id: remoteId });
    await world.elapse();
    await world.vendor.control("revive", { id: remoteId });
    await world.elapse();
  }
  const told = notesOf(await world.deal(id)).filter((text) => text.includes("deadline expired"));
  expect(told).toHaveLength(2);
  expect(await world.contract(id)).toMatchObject({ status: "sent" });
});
