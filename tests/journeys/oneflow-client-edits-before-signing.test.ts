import { expect, test } from "vitest";
import { CLIENT } from "../town-config.ts";
import { notesOf, openWorld, sendDeal, tasksOf } from "../story.ts";
import { ONEFLOW } from "../vendors/oneflow.ts";

const SIGNERS = [
  CLIENT.replace("}", ", order: 1 }"),
  "{ role: witness, name: Wilma Witness, email: wilma@example.com, order: 1 }",
] as const;

test("a change after the first signature resets it: the deal is told who has to sign again, and then it is signed", async () => {
  const world = await openWorld({ vendor: ONEFLOW, signers: SIGNERS });
  const { id, remoteId } = await sendDeal(world);
  world.pass({ minutes: 5 });
  await world.vendor.control("sign", { id: remoteId, signer: "wilma@example.com" });
  await world.settle();
  world.pass({ minutes: 5 });
  await world.vendor.control("resetSignatures", { id: remoteId });
  await world.elapse();
  expect(await world.contract(id)).toMatchObject({ status: "sent" });
  const deal = await world.deal(id);
  expect(notesOf(deal).filter((text) => text.includes("were reset"))).toHaveLength(1);
  expect(tasksOf(deal).filter((text) => text.includes("were reset"))).toHaveLength(1);

  await world.vendor.control("signAll", { id: remoteId });
  await world.elapse();
  expect(await world.deal(id)).toMatchObject({ stage: "Contract signed" });
});

test("somebody opens the contract: the trail tells it, and the deal where the playbook wants it", async () => {
  const playbook = `        outcomes:
          viewed: { note: "Oneflow: opened by" }
`;
  const world = await openWorld({ vendor: ONEFLOW, playbook });
  const { id, remoteId } = await sendDeal(world);
  await world.vendor.control("open", { id: remoteId });
  await world.elapse();
  const [document] = await world.documents();
  expect(notesOf(await world.deal(id)).at(-1)).toContain(document?.signers[0]?.name);
  expect(await world.trail(id)).toContain("signer_changed");
});
