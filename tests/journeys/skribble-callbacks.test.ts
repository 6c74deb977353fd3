import { expect, test } from "vitest";
import { DIALECTS, openWorld, sendDeal } from "../story.ts";
import { SKRIBBLE } from "../vendors/skribble.ts";

test("each request carries three addresses of ours, whose calls make us look", async () => {
  const world = await openWorld({ vendor: SKRIBBLE });
  const { id, remoteId } = await sendDeal(world);
  await world.vendor.control("signAll", { id: remoteId });
  await world.settle();
  const called = world.vendor.hooks.log.map(({ url }) => new URL(url).search);
  expect(new Set(called)).toEqual(new Set([`?update=${remoteId}`, `?success=${remoteId}`]));
  expect(await world.contract(id)).toMatchObject({ status: "signed" });
});

test("a call that nobody made changes nothing: what counts is what Skribble says when we read", async () => {
  const world = await openWorld({ vendor: SKRIBBLE });
  const { id, remoteId } = await sendDeal(world);
  const address = `${world.url}/webhooks/acme/contracts/vendor-path-secret-0001`;
  for (const query of [`success=${remoteId}`, `error=${remoteId}`, "success=../x", "update=", "x=1"]) {
    expect((await fetch(`${address}?${query}`, { method: "POST" })).status).toBe(200);
  }
  expect((await fetch(`${address}x?success=${remoteId}`, { method: "POST" })).status).toBe(404);
  await world.elapse();
  expect(await world.contract(id)).toMatchObject({ status: "sent" });
  expect(await world.deal(id)).toMatchObject({ stage: "Won" });
});

test.each(["signature-request-signed", "signature-request-declined"])(
  "the article's event %s makes us look, and proves nothing by itself",
  async (event_type) => {
    const world = await openWorld({ vendor: SKRIBBLE, dialect: "brief" });
    const { id, remoteId } = await sendDeal(world);
    const body = JSON.stringify({
      event_type,
      signature_request: { id: remoteId, meta: { kommo_lead_id: id } },
    });
    const headers = { "content-type": "application/json" };
    expect(await world.knock("contracts", { body, headers })).toBe(200);
    await world.settle();
    expect(await world.contract(id)).toMatchObject({ status: "sent" });
  },
);

test.each(DIALECTS)(
  "we were down for longer than Skribble tries: the signature is found (%s)",
  async (dialect) => {
    // their two hours of trying are over in a moment
    const world = await openWorld({ vendor: SKRIBBLE, dialect, sandbox: { hookSpeed: 100_000 } });
    const { id, remoteId } = await sendDeal(world);
    await world.down();
    await world.vendor.control("signAll", { id: remoteId });
    await world.vendor.hooks.settled();
    expect(world.vendor.hooks.log.filter(({ status }) => status === "failed").length).toBeGreaterThan(12);
    world.pass({ hours: 3 });
    await world.up();
    await world.elapse({ hours: 1 });
    await world.elapse({ hours: 1 });
    expect(await world.deal(id)).toMatchObject({ stage: "Contract signed" });
  },
);
