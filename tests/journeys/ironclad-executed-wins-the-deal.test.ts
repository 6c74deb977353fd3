import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { SANDBOX_CREDENTIALS } from "../../sandbox/sandbox-credentials.ts";
import { notesOf, openWorld, sendDeal } from "../story.ts";
import { IRONCLAD } from "../vendors/ironclad.ts";

const { signingSecret } = SANDBOX_CREDENTIALS.ironcladBrief;

function call(workflowId: string, secret: string): { body: string; headers: Record<string, string> } {
  const body = JSON.stringify({ event: "workflow.state.changed", workflowId, workflowStatus: "EXECUTED" });
  const signature = createHmac("sha256", secret).update(body).digest("hex");
  return { body, headers: { "content-type": "application/json", "x-ironclad-signature": signature } };
}

test("workflow.state.changed with EXECUTED closes the deal, also after a restart: the workflow's deal is remembered", async () => {
  const world = await openWorld({ vendor: IRONCLAD, dialect: "brief" });
  const { id, remoteId } = await sendDeal(world);
  await world.restart();
  await world.vendor.control("signAll", { id: remoteId });
  await world.elapse({ minutes: 1 });
  const deal = await world.deal(id);
  expect(deal).toMatchObject({ stage: "Contract signed", tasks: [] });
  expect(notesOf(deal)).toEqual(["Ironclad: contract sent for signature", "Ironclad: contract signed"]);
});

test("X-Ironclad-Signature is checked, and even a good call only makes us look", async () => {
  const world = await openWorld({ vendor: IRONCLAD, dialect: "brief" });
  const { id, remoteId } = await sendDeal(world);
  expect(await world.knock("contracts", call(remoteId, "somebody else's secret"))).toBe(401);
  expect(await world.knock("contracts", { body: call(remoteId, signingSecret).body })).toBe(401);
  expect(await world.knock("contracts", call(remoteId, signingSecret))).toBe(200);
  await world.elapse({ minutes: 1 });
  expect(await world.deal(id)).toMatchObject({ stage: "Won" });
  expect(await world.contract(id)).toMatchObject({ status: "sent" });
});

test("the documented webhooks are held against Ironclad's own key, also after it was changed", async () => {
  const world = await openWorld({ vendor: IRONCLAD });
  const { id, remoteId } = await sendDeal(world);
  expect(await world.knock("contracts", call(remoteId, signingSecret))).toBe(401);
  world.pass({ minutes: 5 });
  await world.vendor.control("rotateKey");
  await world.vendor.control("signAll", { id: remoteId });
  await world.settle();
  await world.elapse({ seconds: 10 });
  expect(await world.deal(id)).toMatchObject({ stage: "Contract signed" });
});
