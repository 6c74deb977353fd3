import { expect, test } from "vitest";
import { openCrashWorld } from "./crash-world.ts";

const WHEN = ["before", "after"] as const;
/** Every so many writes the power goes; all of them on demand. */
const EVERY = process.env["EVERY_WRITE"] === "yes" ? 1 : 9;
const HOLDING = `        holdAbove: 1
        outcomes:
          sent: { note: false }
          signed: { stage: Contract signed }
`;

test.each(WHEN)(
  "the power goes %s a write while deals are held and let go: each gets its one contract, one person is asked",
  { timeout: 180_000 },
  async (when) => {
    const crash = await openCrashWorld({ dialect: "documented", playbook: HOLDING });
    const { world } = crash;
    let cuts = 0;
    for (let at = 1, wentOut = true; wentOut; at += EVERY) {
      wentOut = false;
      const step = async (act: () => Promise<unknown>): Promise<void> => {
        if (!(await crash.surviving(act))) return;
        wentOut = true;
        await world.elapse({ minutes: 1 });
      };
      await world.elapse({ minutes: 11 });
      const ids = [await world.createDeal(), await world.createDeal(), await world.createDeal()];
      const before = (await world.documents()).length;
      crash.power.arm({ when, at });
      for (const id of ids) await world.moveDeal(id, "Won");
      await step(() => world.elapse());
      const wasHeld = (await world.app.store.contracts.held("acme"))[0]?.count ?? 0;
      const made = (await world.documents()).length - before;
      await step(async () => {
        const answer = { account: "acme", playbook: "won-agreement", by: "ada", at: world.now() };
        await world.app.store.transaction(({ contracts }) => contracts.letGo(answer));
        await world.elapse({ minutes: 1 });
      });
      crash.power.arm();
      // what was cut off before it was asked is asked again, as a person would
      const answer = { account: "acme", playbook: "won-agreement", by: "ada", at: world.now() };
      await world.app.store.transaction(({ contracts }) => contracts.letGo(answer));
      await world.elapse({ minutes: 11 });
      const deals = await Promise.all(ids.map((id) => world.deal(id)));
      const rows = (await Promise.all(ids.map((id) => world.contracts(id)))).flat();
      expect({
        where: `${when} write ${at}`,
        statuses: rows.map(({ status, failure }) => failure?.code ?? status),
        total: wasHeld + made,
        documents: (await world.documents()).length - before,
        tasks: deals.flatMap(({ tasks }) => tasks).length,
      }).toEqual({
        where: `${when} write ${at}`,
        statuses: ["sent", "sent", "sent"],
        total: 3,
        documents: 3,
        tasks: 1,
      });
      if (wentOut) cuts += 1;
    }
    expect(cuts).toBeGreaterThan(1);
  },
);
