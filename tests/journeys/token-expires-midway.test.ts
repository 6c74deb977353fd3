import { expect, test } from "vitest";
import { newKommoToken } from "../new-kommo-token.ts";
import { DIALECTS, notesOf, openWorld, sendDeal } from "../story.ts";

test.each(DIALECTS)(
  "Kommo refuses our token: everything waits, and drains once a new token is in the file (%s)",
  async (dialect) => {
    const world = await openWorld({ dialect });
    const { id, remoteId } = await sendDeal(world);
    const waiting = [await world.createDeal(), await world.createDeal()];
    await world.sandbox.kommo.control("revokeToken");
    for (const one of waiting) await world.moveDeal(one, "Won");
    await world.vendor.control("signAll", { id: remoteId });
    await world.elapse({ hours: 3 });
    expect(await world.deal(id)).toMatchObject({ stage: "Won" });
    expect(await world.documents()).toHaveLength(1);
    const kommo = (await world.app.store.health.list("acme")).find((one) => one.connection === "kommo");
    expect(kommo).toMatchObject({ state: "bad", code: "credentials_rejected" });

    await world.apply({ kommoToken: await newKommoToken(world) });
    // a look that was put off comes back within five minutes, and may just miss the mending
    for (let rounds = 0; rounds < 2; rounds += 1) await world.elapse({ minutes: 6 });
    const deal = await world.deal(id);
    expect(deal.stage).toBe("Contract signed");
    expect(notesOf(deal)).toHaveLength(2);
    for (const one of waiting) expect(await world.contract(one)).toMatchObject({ status: "sent" });
    expect(await world.documents()).toHaveLength(3);
  },
);

test.each(DIALECTS)(
  "the vendor refuses our key: contracts wait and drain by themselves once it works again (%s)",
  async (dialect) => {
    const world = await openWorld({ dialect });
    const { id, remoteId } = await sendDeal(world);
    await world.vendor.control("signAll", { id: remoteId });
    await world.vendor.control("revokeKey");
    const waiting = [await world.createDeal(), await world.createDeal()];
    for (const one of waiting) await world.moveDeal(one, "Won");
    await world.elapse({ minutes: 30 });
    expect(await world.documents()).toHaveLength(1);
    for (const one of waiting) {
      const contract = await world.contract(one);
      expect(contract).toMatchObject({ status: "planned", waiting: { code: "credentials_rejected" } });
      expect(contract.failure).toBeUndefined();
      expect(await world.deal(one)).toMatchObject({ notes: [], tasks: [] });
    }
    await world.vendor.control("restoreKey");
    await world.elapse({ minutes: 15 });
    for (const one of waiting) {
      expect(await world.contract(one)).toMatchObject({ status: "sent" });
      expect((await world.contract(one)).waiting).toBeUndefined();
    }
    expect(await world.documents()).toHaveLength(3);
    expect(await world.deal(id)).toMatchObject({ stage: "Contract signed" });
  },
);
