import { expect, test } from "vitest";
import { CLIENT } from "../town-config.ts";
import { openWorld, sendDeal } from "../story.ts";
import { ONEFLOW } from "../vendors/oneflow.ts";

const WITNESS = "{ role: witness, name: Wilma Witness, email: wilma@example.com }";
const same = (signer: string): string => signer.replace(/ ?\}$/u, ", order: 1 }");

test("in the brief's dialect the next person is asked only after the one before has signed", async () => {
  const world = await openWorld({ vendor: ONEFLOW, dialect: "brief", signers: [CLIENT, WITNESS] });
  const { id, remoteId } = await sendDeal(world);
  await expect(world.vendor.control("sign", { id: remoteId, signer: "wilma@example.com" })).rejects.toThrow(
    "turn",
  );
  await world.vendor.control("sign", { id: remoteId });
  await world.vendor.control("sign", { id: remoteId, signer: "wilma@example.com" });
  await world.elapse();
  expect(await world.deal(id)).toMatchObject({ stage: "Contract signed" });
});

test.each(["documented", "brief"] as const)(
  "without an order all are asked at once (%s)",
  async (dialect) => {
    const world = await openWorld({ vendor: ONEFLOW, dialect, signers: [CLIENT, WITNESS].map(same) });
    const { id, remoteId } = await sendDeal(world);
    await world.vendor.control("sign", { id: remoteId, signer: "wilma@example.com" });
    await world.vendor.control("sign", { id: remoteId });
    await world.elapse();
    expect(await world.deal(id)).toMatchObject({ stage: "Contract signed" });
  },
);
