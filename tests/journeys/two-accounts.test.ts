import { expect, onTestFinished, test } from "vitest";
import { createSandbox } from "../../sandbox/sandbox.ts";
import { DIALECTS, openWorld, sendDeal } from "../story.ts";
import { accountConfig } from "../town-config.ts";
import { createDeal, readDeal, readDocuments, wire } from "../town.ts";

test.each(DIALECTS)(
  "an agency's two accounts share nothing: not deals, not vendors, not troubles (%s)",
  async (dialect) => {
    const other = await createSandbox({ port: 0, kommoLimit: null });
    onTestFinished(() => other.close());
    const theirVendor = other.vendor(dialect === "brief" ? "contractbook-brief" : "contractbook");
    const moreAccounts = accountConfig("beta", { dialect, sandboxUrl: other.url });
    const world = await openWorld({ dialect, moreAccounts });
    await wire(other, theirVendor, world.url, "beta");

    const ours = await sendDeal(world);
    const theirs = await createDeal(other);
    // both towns count their deals from the same number
    expect(theirs).toBe(ours.id);
    await theirVendor.control("revokeKey");
    await other.kommo.control("moveDeal", { id: Number(theirs), stage: "Won" });
    await Promise.all([other.kommo.hooks.settled(), world.settle()]);
    await world.settle();
    const [waiting] = await world.app.store.contracts.ofDeal("beta", theirs);
    expect(waiting).toMatchObject({ account: "beta", waiting: { code: "credentials_rejected" } });
    expect((await world.contract(ours.id)).failure).toBeUndefined();

    await theirVendor.control("restoreKey");
    await world.elapse({ minutes: 20 });
    const [sent] = await world.app.store.contracts.ofDeal("beta", theirs);
    expect(sent).toMatchObject({ status: "sent" });
    await theirVendor.control("decline", { id: sent?.remoteId });
    await theirVendor.hooks.settled();
    await world.elapse();
    expect((await world.app.store.contracts.ofDeal("beta", theirs))[0]).toMatchObject({ status: "declined" });
    expect(await world.contract(ours.id)).toMatchObject({ status: "sent" });
    expect((await readDeal(other, theirs)).tasks).toHaveLength(1);
    expect((await world.deal(ours.id)).tasks).toEqual([]);
    expect(await readDocuments(theirVendor)).toHaveLength(1);
    expect(await world.documents()).toHaveLength(1);
  },
);

test("a vendor's call at the address of another account finds none of its contracts", async () => {
  const other = await createSandbox({ port: 0, kommoLimit: null });
  onTestFinished(() => other.close());
  const moreAccounts = accountConfig("beta", { dialect: "documented", sandboxUrl: other.url });
  const world = await openWorld({ moreAccounts });
  const { id, remoteId } = await sendDeal(world);
  world.vendor.hookFault({ kind: "drop", every: 1 });
  await world.vendor.control("signAll", { id: remoteId });
  const body = JSON.stringify({ event: "contract.signed", contract: { id: remoteId } });
  expect(await world.knock("contracts", { account: "beta", body })).toBe(200);
  await world.settle();
  expect(await world.contract(id)).toMatchObject({ status: "sent" });
  expect(
    (await world.app.store.deliveries.list({ account: "beta", limit: 5 })).every(
      ({ deals }) => deals.length === 0,
    ),
  ).toBe(true);
});

test("a second account that a changed file brings gets room beside a busy first one", async () => {
  const world = await openWorld({ app: { concurrency: 5 } });
  await world.settle();
  const other = await createSandbox({ port: 0, kommoLimit: null });
  onTestFinished(() => other.close());
  await world.apply({
    moreAccounts: accountConfig("beta", { dialect: "documented", sandboxUrl: other.url }),
  });
  const ids = await Promise.all(Array.from({ length: 10 }, () => world.createDeal()));
  await world.settle();
  world.sandbox.kommo.fault({ kind: "slow", match: "^GET /api/v4/leads", delayMs: 300, times: 20 });
  await world.app.jobs.enqueue(ids.map((dealId) => ({ account: "acme", dealId, reason: "person" })));
  let most = 0;
  await expect
    .poll(
      async () => {
        const { running, waiting } = await world.app.jobs.counts();
        most = Math.max(most, running);
        return running + waiting;
      },
      { timeout: 15_000 },
    )
    .toBe(0);
  expect(most).toBe(3);
});

test("an account whose Kommo keeps us waiting holds up nobody else's round", async () => {
  const other = await createSandbox({ port: 0, kommoLimit: null });
  onTestFinished(() => other.close());
  const moreAccounts = accountConfig("beta", { dialect: "documented", sandboxUrl: other.url });
  const world = await openWorld({ moreAccounts });
  await world.settle();
  world.pass({ minutes: 10 });
  world.sandbox.kommo.fault({ kind: "slow", match: "^GET ", delayMs: 5_000, times: 1 });
  other.kommo.seen.clear();
  let isOver = false;
  const round = world.app.tick().finally(() => {
    isOver = true;
  });
  await expect
    .poll(() => Object.keys(other.kommo.seen.counts).length, { timeout: 15_000 })
    .toBeGreaterThan(0);
  expect(isOver).toBe(false);
  await round;
});
