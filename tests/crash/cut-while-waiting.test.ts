import { expect, test } from "vitest";
import { notesOf } from "../story.ts";
import { openCrashWorld } from "./crash-world.ts";

const WHEN = ["before", "after"] as const;

test.each(WHEN)(
  "the power goes %s every write while a contract waits for a refused key, and it goes out once",
  { timeout: 180_000 },
  async (when) => {
    const crash = await openCrashWorld({ dialect: "documented" });
    const { world } = crash;
    let cuts = 0;
    for (let at = 1, wentOut = true; wentOut; at += 1) {
      wentOut = false;
      const step = async (act: () => Promise<unknown>): Promise<void> => {
        if (!(await crash.surviving(act))) return;
        wentOut = true;
        await world.elapse({ minutes: 6 });
      };
      const id = await world.createDeal();
      await world.settle();
      const before = (await world.documents()).length;
      crash.power.arm({ when, at });
      await step(async () => {
        await world.vendor.control("revokeKey");
        await world.moveDeal(id, "Won");
        await world.elapse();
      });
      await step(async () => {
        await world.vendor.control("restoreKey");
        await world.elapse({ minutes: 6 });
        await world.elapse({ minutes: 6 });
      });
      crash.power.arm();
      await world.elapse({ minutes: 6 });
      const contract = await world.contract(id);
      expect({
        where: `${when} write ${at}`,
        status: contract.status,
        waits: contract.waiting?.step ?? "no",
        failure: contract.failure?.detail ?? "none",
        documents: (await world.documents()).length - before,
        notes: notesOf(await world.deal(id)),
      }).toEqual({
        where: `${when} write ${at}`,
        status: "sent",
        waits: "no",
        failure: "none",
        documents: 1,
        notes: ["Contractbook: contract sent for signature"],
      });
      if (wentOut) cuts += 1;
    }
    // planned, held, woken, created, sent, told
    expect(cuts).toBeGreaterThan(15);
  },
);
