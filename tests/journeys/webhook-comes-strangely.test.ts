import { expect, test } from "vitest";
import type { HookFault } from "../../sandbox/kit/kit.ts";
import { DIALECTS, notesOf, openWorld } from "../story.ts";

const FAULTS: readonly HookFault[] = [
  { kind: "twice", every: 1 },
  { kind: "late", every: 1, delayMs: 60 },
  { kind: "reorder", every: 2, delayMs: 100 },
];

test.each(DIALECTS.flatMap((dialect) => FAULTS.map((fault) => ({ dialect, fault, kind: fault.kind }))))(
  "hooks come $kind, and everything happens once ($dialect)",
  async ({ dialect, fault }) => {
    const world = await openWorld({ dialect });
    world.sandbox.kommo.hookFault(fault);
    world.vendor.hookFault(fault);
    const id = await world.createDeal();
    await world.moveDeal(id, "Won");
    await world.settle();
    const [document] = await world.documents();
    await world.vendor.control("signAll", { id: document?.id });
    await world.elapse();
    expect(await world.documents()).toHaveLength(1);
    expect(await world.contract(id)).toMatchObject({ status: "signed" });
    const deal = await world.deal(id);
    expect(deal.stage).toBe("Contract signed");
    expect(notesOf(deal)).toHaveLength(2);
    expect(deal.files).toHaveLength(dialect === "brief" ? 0 : 1);
    expect(deal.stageHistory.filter(({ stage }) => stage === "Contract signed")).toHaveLength(1);
  },
);
