import { expect, test } from "vitest";
import { DIALECTS, notesOf, openWorld, sendDeal, tasksOf } from "../story.ts";

test.each(DIALECTS)(
  "a signer declines: a note and a task to discuss terms, the deal stays (%s)",
  async (dialect) => {
    const world = await openWorld({ dialect });
    const { id, remoteId } = await sendDeal(world);
    await world.vendor.control("decline", { id: remoteId, reason: "Too expensive" });
    const [document] = await world.documents();
    const before = Math.floor(world.now().getTime() / 1000);
    await world.elapse();

    expect(await world.contract(id)).toMatchObject({ status: "declined" });
    const deal = await world.deal(id);
    expect(deal.stage).toBe("Won");
    expect(notesOf(deal)).toEqual([
      "Contractbook: contract sent for signature",
      dialect === "brief"
        ? "Contractbook: client declined the contract"
        : `Contractbook: ${document?.signers[0]?.name} declined the contract: Too expensive`,
    ]);
    expect(tasksOf(deal)).toEqual(["Client declined the contract: discuss terms"]);
    expect(deal.tasks[0]?.responsibleUserId).toBe(deal.responsibleUserId);
    const dueInHours = ((deal.tasks[0]?.completeTill ?? 0) - before) / 3600;
    expect(dueInHours).toBeGreaterThan(23);
    expect(dueInHours).toBeLessThan(25);
  },
);

test("who declined and why can be told on the deal", async () => {
  const playbook = `        outcomes:
          declined: { note: "{{ contract.declined_by }} says no: {{ contract.reason }}" }
`;
  const world = await openWorld({ playbook });
  const { id, remoteId } = await sendDeal(world);
  await world.vendor.control("decline", { id: remoteId, reason: "Too expensive" });
  await world.settle();
  const [document] = await world.documents();
  expect(notesOf(await world.deal(id)).at(-1)).toBe(`${document?.signers[0]?.name} says no: Too expensive`);
  expect(await world.trail(id)).toContain("signer_changed");
});

test("a declined contract that a colleague sends again at the vendor may still be signed", async () => {
  const world = await openWorld();
  const { id, remoteId } = await sendDeal(world);
  await world.vendor.control("decline", { id: remoteId });
  await world.settle();
  await world.vendor.control("resend", { id: remoteId });
  await world.settle();
  expect(await world.contract(id)).toMatchObject({ status: "sent" });
  await world.vendor.control("signAll", { id: remoteId });
  await world.elapse();
  expect(await world.contract(id)).toMatchObject({ status: "signed" });
  const deal = await world.deal(id);
  expect(deal.stage).toBe("Contract signed");
  expect(deal.files).toHaveLength(1);
});
