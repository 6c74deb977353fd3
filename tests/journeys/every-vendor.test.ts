import { describe, expect, test } from "vitest";
import type { CallFault } from "../../sandbox/kit/kit.ts";
import { providerById } from "../../src/providers/all.ts";
import { DIALECTS, type DialectName } from "../../src/providers/provider.ts";
import { notesOf, openWorld, sendDeal, tasksOf } from "../story.ts";
import { TOWN_VENDORS } from "../vendors/all.ts";
import type { TownVendor } from "../vendors/town-vendor.ts";
import type { World } from "../world.ts";

/** What is true of every vendor in every dialect, as far as it can do it at all. */
const CASES = TOWN_VENDORS.flatMap((vendor) => DIALECTS.map((dialect) => ({ vendor, dialect })));

function dialectOf(vendor: TownVendor, dialect: DialectName) {
  const provider = providerById(vendor.provider);
  if (provider === undefined) throw new Error(`There is no provider ${vendor.provider}.`);
  return { name: provider.name, ...provider.dialects[dialect] };
}

/** How often any contract at the vendor went out. */
async function timesSent(world: World, { sentWord }: TownVendor): Promise<number> {
  const documents = await world.documents();
  return documents.flatMap(({ audit }) => audit).filter((word) => word === sentWord).length;
}

/** Hours pass in which the clock may look again and again. */
async function hoursPass(world: World, rounds = 4): Promise<void> {
  for (let round = 0; round < rounds; round += 1) await world.elapse({ minutes: 20 });
}

describe.each(CASES)("$vendor.provider, $dialect", ({ vendor, dialect }) => {
  const { can, lacks, name } = dialectOf(vendor, dialect);

  test("a won deal gets its contract, and moves when it is signed; the PDF is archived and attached", async () => {
    const world = await openWorld({ vendor, dialect });
    const { id, remoteId } = await sendDeal(world);
    expect((await world.deal(id)).fields["Contract ID"]).toBe(remoteId);
    expect(await timesSent(world, vendor)).toBe(1);
    await world.vendor.control("signAll", { id: remoteId });
    await hoursPass(world, 2);
    const contract = await world.contract(id);
    expect(contract).toMatchObject({ status: "signed" });
    expect(contract.failure).toBeUndefined();
    const kinds = contract.archive.map(({ kind }) => kind);
    const evidence = can.evidence ? ["evidence"] : [];
    expect([...new Set(kinds)]).toEqual(can.signedCopy ? ["signed", ...evidence, "values"] : []);
    const deal = await world.deal(id);
    expect(deal).toMatchObject({ stage: "Contract signed", tasks: [] });
    expect(notesOf(deal)).toEqual([`${name}: contract sent for signature`, `${name}: contract signed`]);
    expect(deal.files).toHaveLength(can.signedCopy ? 1 : 0);
  });

  test("a signer declines: a note and a task, and the deal stays", async () => {
    const world = await openWorld({ vendor, dialect });
    const { id, remoteId } = await sendDeal(world);
    await world.vendor.control("decline", { id: remoteId, reason: "Too expensive" });
    await hoursPass(world, 2);
    const status = vendor.declinesAs?.[dialect] ?? "declined";
    expect(await world.contract(id)).toMatchObject({ status });
    const deal = await world.deal(id);
    expect(deal.stage).toBe("Won");
    const task = "Client declined the contract: discuss terms";
    expect(tasksOf(deal)).toEqual(status === "declined" ? [task] : []);
  });

  test("nobody signs in time: the contract expires, told by a note and a task", async () => {
    const world = await openWorld({ vendor, dialect });
    const { id, remoteId } = await sendDeal(world);
    await world.elapse({ days: 15 });
    if (can.expiry === "vendor")
      await world.vendor.control("expire", { id: remoteId }).catch(() => undefined);
    await hoursPass(world, 2);
    expect(await world.contract(id)).toMatchObject({ status: "expired" });
    const deal = await world.deal(id);
    expect(deal.stage).toBe("Won");
    expect(tasksOf(deal)).toEqual(["Contract expired without signature: remind the client"]);
  });

  test("a person takes it back, or hears that this vendor offers no way", async () => {
    const world = await openWorld({ vendor, dialect });
    const { id, remoteId } = await sendDeal(world);
    await world.wish(id, "withdraw", "wrong amount");
    await hoursPass(world, 1);
    const contract = await world.contract(id);
    expect(contract).toMatchObject({ status: can.withdraw === "none" ? "sent" : "withdrawn", wishes: [] });
    if (can.withdraw === "none") return;
    const last = notesOf(await world.deal(id)).at(-1);
    expect(last).toBe(`${name}: contract withdrawn: wrong amount`);
    await expect(world.vendor.control("signAll", { id: remoteId })).rejects.toThrow(/./u);
  });

  test("no hook of the vendor arrives: the clock finds the signature", async () => {
    const world = await openWorld({ vendor, dialect });
    const { id, remoteId } = await sendDeal(world);
    world.vendor.hookFault({ kind: "drop", every: 1 });
    await world.vendor.control("signAll", { id: remoteId });
    await world.elapse({ days: 1, hours: 1 });
    await hoursPass(world, 2);
    expect(await world.deal(id)).toMatchObject({ stage: "Contract signed" });
  });

  const FAULTS: readonly CallFault["kind"][] = ["lost", "error500After", "500", "429", "reset", "nonsense"];

  test.each(FAULTS)(
    "every third call of the vendor meets %s: sent once, told once",
    { timeout: 90_000 },
    async (kind) => {
      const world = await openWorld({ vendor, dialect });
      world.vendor.fault({ kind, every: 3, retryAfterSeconds: 1 });
      const id = await world.createDeal();
      await world.moveDeal(id, "Won");
      await hoursPass(world);
      const times = await timesSent(world, vendor);
      let contract = await world.contract(id);
      // where create sends and nobody can look, a lost answer is for a person to judge
      const isForAPerson = !can.draft && !can.find && contract.failure?.code === "outcome_unfindable";
      expect(times === 1 || (isForAPerson && times === 0)).toBe(true);
      if (isForAPerson) return;
      expect(contract.failure).toBeUndefined();
      await world.vendor.control("signAll", { id: contract.remoteId });
      await hoursPass(world);
      contract = await world.contract(id);
      expect(contract).toMatchObject({ status: "signed" });
      const deal = await world.deal(id);
      expect(deal).toMatchObject({ stage: "Contract signed", tasks: [] });
      expect(notesOf(deal)).toHaveLength(2);
      expect(deal.files).toHaveLength(can.signedCopy ? 1 : 0);
      expect(await timesSent(world, vendor)).toBe(1);
    },
  );

  test.each(["twice", "late", "reorder"] as const)("hooks come %s: everything happens once", async (kind) => {
    const world = await openWorld({ vendor, dialect });
    world.vendor.hookFault({ kind, every: 1, delayMs: 60 });
    const { id, remoteId } = await sendDeal(world);
    await world.vendor.control("signAll", { id: remoteId });
    await hoursPass(world, 2);
    const deal = await world.deal(id);
    expect(deal).toMatchObject({ stage: "Contract signed" });
    expect(notesOf(deal)).toHaveLength(2);
    expect(deal.stageHistory.filter(({ stage }) => stage === "Contract signed")).toHaveLength(1);
  });

  test("what this dialect lacks is said in sentences", () => {
    for (const sentence of Object.values(lacks)) expect(sentence).toMatch(/^[A-Z].*\.$/su);
  });
});
