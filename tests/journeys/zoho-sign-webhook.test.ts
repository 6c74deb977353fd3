import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { SANDBOX_CREDENTIALS } from "../../sandbox/sandbox-credentials.ts";
import type { DialectName } from "../../src/providers/provider.ts";
import { DIALECTS, notesOf, openWorld, sendDeal } from "../story.ts";
import { ZOHO_SIGN } from "../vendors/zoho-sign.ts";
import type { Knock } from "../world.ts";

/** A call as the vendor makes it in this dialect. */
function signed(dialect: DialectName, body: string, secret?: string): Knock {
  const { zohoSign, zohoSignBrief } = SANDBOX_CREDENTIALS;
  const isBrief = dialect === "brief";
  const key = secret ?? (isBrief ? zohoSignBrief : zohoSign).signingSecret;
  const hmac = createHmac("sha256", key).update(body);
  const headers = isBrief
    ? { "X-Zoho-Webhook-Token": hmac.digest("hex") }
    : { "X-ZS-WEBHOOK-SIGNATURE": hmac.digest("base64") };
  return { body, headers };
}

test.each(DIALECTS)(
  "a forged call is refused with 401; one that lies is answered with 200 and changes nothing (%s)",
  async (dialect) => {
    const world = await openWorld({ vendor: ZOHO_SIGN, dialect });
    const { id, remoteId } = await sendDeal(world);
    const body = `{"requests":{"request_id":${remoteId},"request_status":"completed"},"notifications":{"operation_type":"RequestCompleted"}}`;
    expect(await world.knock("contracts", { body })).toBe(401);
    expect(await world.knock("contracts", signed(dialect, body, "guessed"))).toBe(401);
    const other = dialect === "brief" ? "documented" : "brief";
    expect(await world.knock("contracts", signed(other, body))).toBe(401);
    expect(await world.knock("contracts", signed(dialect, body))).toBe(200);
    await world.elapse();
    expect(await world.contract(id)).toMatchObject({ status: "sent" });
    expect(await world.deal(id)).toMatchObject({ stage: "Won", files: [] });
  },
);

const BODIES = [
  (id: string) => `{"requests":{"request_id":${id}},"notifications":{"operation_type":"RequestCompleted"}}`,
  (id: string) => `{"requests":{"request_id":"${id}"},"notifications":{"operation":"RequestCompleted"}}`,
  (id: string) => `{"requests":{"request_id":"${id}"},"notifications":{"operation":"document.completed"}}`,
  (id: string) => `{"requests":{"request_id":${id}},"event":"document.completed"}`,
] as const;

test.each(BODIES.map((body, at) => [at, body] as const))(
  "both spellings of events and keys, ids as texts and as numbers beyond 2^53 (%i): it makes us look",
  async (_, body) => {
    const world = await openWorld({ vendor: ZOHO_SIGN, dialect: "brief", hooks: false });
    const id = await world.createDeal();
    await world.moveDeal(id, "Won");
    expect(await world.knock("kommo", { body: `leads[status][0][id]=${id}` })).toBe(200);
    await world.settle();
    const { remoteId = "" } = await world.contract(id);
    await world.vendor.control("signAll", { id: remoteId });
    await world.settle();
    expect(await world.contract(id)).toMatchObject({ status: "sent" });
    expect(await world.knock("contracts", signed("brief", body(remoteId)))).toBe(200);
    await world.settle();
    expect(await world.contract(id)).toMatchObject({ status: "signed" });
  },
);

test("the last signature rings twice, per signer and as completed: the deal moves once", async () => {
  const world = await openWorld({ vendor: ZOHO_SIGN });
  const { id, remoteId } = await sendDeal(world);
  await world.vendor.control("signAll", { id: remoteId });
  await world.elapse();
  const deal = await world.deal(id);
  expect(deal.stageHistory.filter(({ stage }) => stage === "Contract signed")).toHaveLength(1);
  expect(notesOf(deal)).toHaveLength(2);
  expect(deal.files).toHaveLength(1);
});

test("every contract of the account rings our bell: those of others are answered, and forgotten", async () => {
  const world = await openWorld({ vendor: ZOHO_SIGN });
  const { id } = await sendDeal(world);
  const body =
    '{"requests":{"request_id":389415000000424242},"notifications":{"operation_type":"RequestCompleted"}}';
  expect(await world.knock("contracts", signed("documented", body))).toBe(200);
  await world.elapse({ minutes: 30 });
  expect(await world.contract(id)).toMatchObject({ status: "sent" });
});

test("the vendor's test button sends an unsigned call: it is refused, and nothing happens", async () => {
  const world = await openWorld({ vendor: ZOHO_SIGN });
  await sendDeal(world);
  const before = world.vendor.hooks.log.length;
  await world.vendor.control("testHook");
  await world.vendor.hooks.settled();
  expect(world.vendor.hooks.log.slice(before).map(({ status }) => status)).toContain(401);
});
