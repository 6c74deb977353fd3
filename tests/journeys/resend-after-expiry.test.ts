import { expect, test } from "vitest";
import { openWorld, sendDeal } from "../story.ts";

const RESEND = `        outcomes:
          expired: { resend: true }
`;

test("an expired contract is sent again as a new one, once, and the old one is told as expired", async () => {
  const world = await openWorld({ playbook: RESEND });
  const { id, remoteId } = await sendDeal(world);
  await world.elapse({ days: 14 });
  const contracts = await world.contracts(id);
  expect(contracts.map(({ status, entry }) => ({ status, entry }))).toEqual([
    { status: "expired", entry: 1 },
    { status: "sent", entry: 2 },
  ]);
  const documents = await world.documents();
  expect(documents).toHaveLength(1);
  expect(documents[0]).toMatchObject({ state: "pending" });
  expect(documents[0]?.id).not.toBe(remoteId);
  expect((await world.deal(id)).fields["Contract ID"]).toBe(documents[0]?.id);
});

test("when the deal has left the stage meanwhile, nothing new is sent", async () => {
  const world = await openWorld({ playbook: RESEND });
  const { id } = await sendDeal(world);
  await world.moveDeal(id, "Lost");
  await world.elapse({ days: 14 });
  const [, second] = await world.contracts(id);
  expect(second?.status ?? "none").toMatch(/none|withdrawn/u);
  expect(await world.documents()).toEqual([]);
});

test("when the playbook was switched off meanwhile, the contract ends as ever and nothing new is sent", async () => {
  const world = await openWorld({ playbook: RESEND });
  const { id } = await sendDeal(world);
  await world.apply({ playbook: `        enabled: false\n${RESEND}` });
  await world.elapse({ days: 14 });
  expect(await world.contracts(id)).toMatchObject([{ status: "expired" }]);
  expect((await world.deal(id)).notes.map(({ text }) => text).join()).toContain("expired");
});
