import { expect, test } from "vitest";
import { openWorld, sendDeal } from "../../tests/story.ts";
import { runHere } from "./cli.testkit.ts";

test("whoever deletes a contract at the vendor and looks is told that a second look decides", async () => {
  const world = await openWorld();
  const { id, remoteId, contract } = await sendDeal(world);
  await sendDeal(world);
  const run = (...argv: readonly string[]) => runHere(argv, { DATABASE_URL: world.database.url });
  await world.vendor.control("deleteByHand", { id: remoteId });
  const looked = await run("look", "--account", "acme", "--deal", id);
  expect(looked.out).toContain("counts as withdrawn after a second look, about five minutes later");
  await world.settle();
  const shown = await run("show", contract.reference);
  expect(shown.out).toMatch(/Not found at the vendor since .* counts as withdrawn/u);
  expect(shown.out).toContain("not found at the vendor; a second look, about five minutes later, decides");

  await world.elapse({ minutes: 6 });
  expect(await world.contract(id)).toMatchObject({ status: "withdrawn" });
  expect((await run("show", contract.reference)).out).not.toContain("Not found at the vendor since");
  expect((await run("look", "--account", "acme", "--deal", id)).out).not.toContain("second look");
});

test("show says what the vendor told, and what stood on the deal already", async () => {
  const world = await openWorld();
  const { id, remoteId, contract } = await sendDeal(world);
  await world.vendor.control("requestChanges", { id: remoteId, reason: "Clause 4" });
  await world.elapse({ minutes: 6 });
  await world.moveDeal(id, "Contract signed");
  await world.vendor.control("resend", { id: remoteId });
  await world.vendor.control("signAll", { id: remoteId });
  await world.elapse();
  const { out } = await runHere(["show", contract.reference], { DATABASE_URL: world.database.url });
  expect(out).toMatch(/contracts says: Changes requested by \S+ on .*: Clause 4\./u);
  expect(out).toContain("note on the deal: what the vendor says");
  expect(out).toContain("task on the deal: what the vendor says");
  expect(out).toContain("deal found in Contract signed; not moved again");
});
