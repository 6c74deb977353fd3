import { expect, test } from "vitest";
import { CLIENT } from "../town-config.ts";
import { DIALECTS, notesOf, openWorld, sendDeal } from "../story.ts";
import { ONEFLOW } from "../vendors/oneflow.ts";

const SIGNERS = [
  CLIENT.replace("}", ", order: 1 }"),
  "{ role: witness, name: Wilma Witness, email: wilma@example.com, order: 1 }",
] as const;
const playbook = `        outcomes:
          signerSigned: { note: "Oneflow: signed the contract:" }
          signed: { stage: Contract signed, note: "Oneflow: all parties have signed the contract" }
`;

test.each(DIALECTS)(
  "a signature that leaves others to sign is told with the person's name, once; the last one ends it (%s)",
  async (dialect) => {
    const world = await openWorld({ vendor: ONEFLOW, dialect, signers: SIGNERS, playbook });
    const { id, remoteId } = await sendDeal(world);
    await world.vendor.control("sign", { id: remoteId, signer: "wilma@example.com" });
    await world.elapse({ minutes: 10 });
    const told = (): Promise<readonly string[]> =>
      world.deal(id).then((deal) => notesOf(deal).filter((text) => text.startsWith("Oneflow: signed")));
    expect(await told()).toEqual([expect.stringContaining("Wilma Witness")]);
    expect(await world.contract(id)).toMatchObject({ status: "sent" });
    expect(await world.trail(id)).toContain("signer_changed");

    await world.vendor.control("signAll", { id: remoteId });
    await world.elapse();
    expect(await told()).toHaveLength(1);
    const deal = await world.deal(id);
    expect(deal.stage).toBe("Contract signed");
    expect(notesOf(deal).at(-1)).toBe("Oneflow: all parties have signed the contract");
  },
);

test("no hook tells of the one signature: the vendor's list does", async () => {
  const world = await openWorld({ vendor: ONEFLOW, signers: SIGNERS, playbook });
  const { id, remoteId } = await sendDeal(world);
  world.vendor.hookFault({ kind: "drop", every: 1 });
  await world.elapse({ minutes: 30 });
  await world.vendor.control("sign", { id: remoteId, signer: "wilma@example.com" });
  await world.elapse({ minutes: 6 });
  expect(notesOf(await world.deal(id)).join()).toContain("Wilma Witness");
});
