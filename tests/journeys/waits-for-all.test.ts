import { expect, test } from "vitest";
import { notesOf, openWorld, winDeal } from "../story.ts";
import type { World } from "../world.ts";
import { sendConfig } from "../town-config.ts";
import { CONTRACTBOOK } from "../vendors/contractbook.ts";
import { SKRIBBLE } from "../vendors/skribble.ts";
import type { TownVendor } from "../vendors/town-vendor.ts";
import { ZOHO_SIGN } from "../vendors/zoho-sign.ts";

const WAITING = `        outcomes:
          signed: { stage: Contract signed, when: all }
`;
function orderForm(vendor: TownVendor, template: string): string {
  return `      - id: order-form
        when: { pipeline: Sales, stage: Won }
${sendConfig({ vendor, template })}`;
}
const SECOND = orderForm(CONTRACTBOOK, "tpl_growth");

async function signs(world: World, id: string, playbook: string): Promise<void> {
  const contract = (await world.contracts(id)).find((one) => one.playbook === playbook);
  await world.vendor.control("signAll", { id: contract?.remoteId });
  await world.elapse();
}

test.each([
  [CONTRACTBOOK, "documented", "tpl_growth"],
  [CONTRACTBOOK, "brief", "tpl_growth"],
  [SKRIBBLE, "documented", "growth-agreement"],
  [SKRIBBLE, "brief", "growth-agreement"],
  [ZOHO_SIGN, "documented", "Scale agreement"],
  [ZOHO_SIGN, "brief", "Scale agreement"],
] as const)(
  "the deal moves once both of its contracts are signed, whichever comes last (%#)",
  async (vendor, dialect, template) => {
    for (const order of [
      ["won-agreement", "order-form"],
      ["order-form", "won-agreement"],
    ] as const) {
      const world = await openWorld({
        vendor,
        dialect,
        playbook: WAITING,
        morePlaybooks: orderForm(vendor, template),
      });
      const id = await winDeal(world);
      await signs(world, id, order[0]);
      expect(await world.deal(id)).toMatchObject({ stage: "Won" });
      await signs(world, id, order[1]);
      const deal = await world.deal(id);
      expect(deal).toMatchObject({ stage: "Contract signed" });
      const moves = deal.stageHistory.filter(({ stage }) => stage === "Contract signed");
      expect(moves).toHaveLength(1);
      const told = notesOf(deal).filter((text) => text.includes("goes on once its other contracts"));
      expect(told).toHaveLength(order[0] === "won-agreement" ? 1 : 0);
    }
  },
);

test("a contract that was declined keeps the deal; one that was withdrawn does not count", async () => {
  const world = await openWorld({ playbook: WAITING, morePlaybooks: SECOND });
  const id = await winDeal(world);
  const other = (await world.contracts(id)).find((one) => one.playbook === "order-form");
  await signs(world, id, "won-agreement");
  await world.vendor.control("decline", { id: other?.remoteId });
  await world.elapse();
  expect(await world.deal(id)).toMatchObject({ stage: "Won" });

  const second = await winDeal(world);
  const taken = (await world.contracts(second)).find((one) => one.playbook === "order-form");
  await signs(world, second, "won-agreement");
  const wish = { id: "w-1", kind: "withdraw", by: "ada", at: world.now().toISOString() } as const;
  await world.app.store.contracts.wish("acme", taken?.id ?? "", wish);
  await world.app.jobs.enqueue([{ account: "acme", dealId: second, reason: "person" }]);
  await world.elapse();
  expect(await world.deal(second)).toMatchObject({ stage: "Contract signed" });
});
