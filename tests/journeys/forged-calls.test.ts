import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { SANDBOX_CREDENTIALS } from "../../sandbox/sandbox-credentials.ts";
import { DIALECTS, notesOf, openWorld, sendDeal } from "../story.ts";

function signed(body: string, key: string = SANDBOX_CREDENTIALS.contractbookBrief.signingSecret) {
  const signature = createHmac("sha256", key).update(body).digest("hex");
  return { body, headers: { "X-Contractbook-Signature": signature } };
}

test.each(DIALECTS)("a call without the secret in its address finds nothing (%s)", async (dialect) => {
  const world = await openWorld({ dialect });
  const { id, remoteId } = await sendDeal(world);
  const body = JSON.stringify({
    event: "contract.signed",
    data: { id: remoteId },
    contract: { id: remoteId },
  });
  expect(await world.knock("contracts", { ...signed(body), secret: "guessed-secret-000001" })).toBe(404);
  expect(
    await world.knock("kommo", { body: `leads[status][0][id]=${id}`, secret: "guessed-secret-000001" }),
  ).toBe(404);
  expect(await world.knock("contracts", { ...signed(body), account: "other" })).toBe(404);
  await world.settle();
  expect(await world.contract(id)).toMatchObject({ status: "sent" });
});

test("a call that says signed although nobody signed changes nothing", async () => {
  const world = await openWorld();
  const { id, remoteId } = await sendDeal(world);
  const body = JSON.stringify({ event: "contract.signed", contract: { id: remoteId, state: "signed" } });
  expect(await world.knock("contracts", { body })).toBe(200);
  await world.elapse();
  expect(await world.contract(id)).toMatchObject({ status: "sent" });
  expect(await world.deal(id)).toMatchObject({ stage: "Won", files: [] });
});

test("in the brief's dialect a wrong, foreign or missing signature is refused with 403, a good one believed only as far as to look", async () => {
  const world = await openWorld({ dialect: "brief" });
  const { id, remoteId } = await sendDeal(world);
  const body = JSON.stringify({ event: "contract.signed", data: { id: remoteId } });
  expect(await world.knock("contracts", { body })).toBe(403);
  expect(await world.knock("contracts", signed(body, "another key"))).toBe(403);
  expect(await world.knock("contracts", { ...signed(body), body: `${body} ` })).toBe(403);
  expect(await world.knock("contracts", signed(body))).toBe(200);
  await world.elapse();
  expect(await world.contract(id)).toMatchObject({ status: "sent" });
  expect(notesOf(await world.deal(id))).toHaveLength(1);
});

test.each(DIALECTS)(
  "an authentic call about a stranger's contract moves nobody's deal (%s)",
  async (dialect) => {
    const world = await openWorld({ dialect });
    const { id } = await sendDeal(world);
    const body = JSON.stringify({
      event: "contract.signed",
      data: { id: "someone-elses" },
      contract: { id: "someone-elses" },
    });
    expect(await world.knock("contracts", signed(body))).toBe(200);
    await world.elapse({ minutes: 5 });
    expect(await world.contract(id)).toMatchObject({ status: "sent" });
  },
);

test("bodies beyond 1 MiB are refused, and rubbish is kept, ignored and breaks nothing", async () => {
  const world = await openWorld();
  expect(await world.knock("kommo", { body: "x".repeat(1024 * 1024 + 1) })).toBe(413);
  const rubbish = [
    "",
    "{",
    "null",
    "[]",
    `{"__proto__":{"leads":1}}`,
    "__proto__[id]=1&constructor[prototype][id]=1",
    "\u0000\uFFFF",
  ];
  for (const body of rubbish) {
    expect(await world.knock("kommo", { body })).toBe(200);
    expect(await world.knock("contracts", { body })).toBe(200);
  }
  await world.settle();
  const kept = await world.app.store.deliveries.list({ account: "acme", limit: 50 });
  expect(kept).toHaveLength(rubbish.length * 2);
  expect(new Set(kept.map(({ state }) => state))).toEqual(new Set(["ignored"]));
  await sendDeal(world);
});
