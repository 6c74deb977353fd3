import { expect, test } from "vitest";
import { DIALECTS, notesOf, openWorld, sendDeal, tasksOf, winDeal } from "../story.ts";
import { ZOHO_SIGN } from "../vendors/zoho-sign.ts";

test.each(DIALECTS)(
  "the days that the playbook gives are set at the vendor, which ends the contract: the rep gets a task (%s)",
  async (dialect) => {
    const world = await openWorld({ vendor: ZOHO_SIGN, dialect });
    const { id, remoteId } = await sendDeal(world);
    expect(await world.documents()).toMatchObject([{ id: remoteId, state: "inprogress" }]);
    await world.vendor.control("expire", { id: remoteId });
    await world.elapse();
    expect(await world.contract(id)).toMatchObject({ status: "expired" });
    const deal = await world.deal(id);
    expect(deal.stage).toBe("Won");
    expect(tasksOf(deal)).toEqual(["Contract expired without signature: remind the client"]);
  },
);

test.each(DIALECTS)(
  "on expiry a new request goes out if the playbook says so, once (%s)",
  async (dialect) => {
    const playbook = `        outcomes:
          expired: { resend: true }
`;
    const world = await openWorld({ vendor: ZOHO_SIGN, dialect, playbook });
    const { id, remoteId } = await sendDeal(world);
    await world.vendor.control("expire", { id: remoteId });
    await world.elapse({ minutes: 10 });
    expect((await world.contracts(id)).map(({ status }) => status)).toEqual(["expired", "sent"]);
    expect(await world.documents()).toHaveLength(2);
  },
);

test("the vendor's own end of the signing period is shown", async () => {
  const world = await openWorld({ vendor: ZOHO_SIGN });
  const { id, remoteId, contract } = await sendDeal(world);
  await world.vendor.control("open", { id: remoteId });
  await world.elapse();
  const { remote } = await world.contract(id);
  const apart = Date.parse(remote?.expiresAt ?? "") - (contract.expiresAt?.getTime() ?? 0);
  expect(Math.abs(apart)).toBeLessThanOrEqual(86_400_000);
});

test.each([
  ["brief", 91, "90 days"],
  ["documented", 100, "99 days"],
] as const)(
  "more days than the vendor takes are refused before anything is made (%s)",
  async (dialect, days, names) => {
    const world = await openWorld({ vendor: ZOHO_SIGN, dialect, send: `          expiresInDays: ${days}\n` });
    const id = await winDeal(world);
    await world.settle();
    expect(await world.documents()).toEqual([]);
    expect((await world.contract(id)).failure).toMatchObject({ detail: expect.stringContaining(names) });
  },
);

test("a person gives the signers more time, and the vendor knows it", async () => {
  const world = await openWorld({ vendor: ZOHO_SIGN });
  const { id } = await sendDeal(world);
  const until = new Date(world.now().getTime() + 30 * 86_400_000).toISOString();
  const wish = { id: "w-1", kind: "extend", by: "ada", at: world.now().toISOString(), until } as const;
  await world.app.store.contracts.wish("acme", (await world.contract(id)).id, wish);
  await world.app.jobs.enqueue([{ account: "acme", dealId: id, reason: "person" }]);
  await world.settle();
  await world.elapse({ days: 20 }); // the playbook gave 14
  expect(await world.contract(id)).toMatchObject({ status: "sent", wishes: [] });
  expect(world.vendor.seen.calls.filter(({ path }) => path.endsWith("/extend"))).toHaveLength(1);
});

test("the signers are reminded when a person asks for it, once", async () => {
  const world = await openWorld({ vendor: ZOHO_SIGN });
  const { id } = await sendDeal(world);
  await world.wish(id, "remind");
  await world.elapse({ minutes: 10 });
  expect(world.vendor.seen.calls.filter(({ path }) => path.endsWith("/remind"))).toHaveLength(1);
  expect(notesOf(await world.deal(id))).toHaveLength(1);
});
