import { expect, test } from "vitest";
import { CLIENT } from "../town-config.ts";
import { notesOf, openWorld, sendDeal, tasksOf } from "../story.ts";
import { ONEFLOW } from "../vendors/oneflow.ts";

const US = "{ role: internal, name: Ada Owner, email: ada.owner@example.com, order: 1 }";
const THEM = CLIENT.replace("}", ", order: 1 }");

test("client and internal signatory are two sides of one contract; only both signatures move the deal", async () => {
  const world = await openWorld({ vendor: ONEFLOW, signers: [THEM, US] });
  const { id, remoteId } = await sendDeal(world);
  const [document] = await world.documents();
  expect(document?.signers.map(({ email }) => email)).toContain("ada.owner@example.com");
  await world.vendor.control("sign", { id: remoteId, signer: "ada.owner@example.com" });
  await world.settle();
  expect(await world.deal(id)).toMatchObject({ stage: "Won" });
  await world.vendor.control("sign", { id: remoteId });
  await world.elapse();
  expect(await world.contract(id)).toMatchObject({ status: "signed" });
  expect(await world.deal(id)).toMatchObject({ stage: "Contract signed" });
});

test("in the brief's dialect they are two company parties", async () => {
  const options = "          options: { ourCompany: Owner Ltd }\n";
  const world = await openWorld({
    vendor: ONEFLOW,
    dialect: "brief",
    signers: [THEM, US],
    send: options,
  });
  const { id, remoteId } = await sendDeal(world);
  const create = world.vendor.seen.calls.find(({ method }) => method === "POST");
  expect(create?.path).toBe("/contracts");
  await world.vendor.control("signAll", { id: remoteId });
  await world.elapse();
  expect(await world.deal(id)).toMatchObject({ stage: "Contract signed" });
});

test.each([
  ["has left", "bo.leaver@example.com", "active user"],
  ["was never there", "nobody@example.com", "not a user"],
])(
  "a countersigner who %s: nothing is made, the deal says why, and resume goes on",
  async (_what, email, says) => {
    const signers = [THEM, US.replace("ada.owner@example.com", email)];
    const world = await openWorld({ vendor: ONEFLOW, signers });
    const id = await world.createDeal();
    await world.moveDeal(id, "Won");
    await world.elapse();
    expect(await world.contract(id)).toMatchObject({ failure: { code: "order_invalid" } });
    expect(await world.documents()).toEqual([]);
    const deal = await world.deal(id);
    expect(notesOf(deal).join()).toContain(says);
    expect(tasksOf(deal)).toHaveLength(1);

    await world.vendor.control("setUser", { email, name: "Back Again", active: true });
    await world.wish(id, "resume");
    await world.elapse({ minutes: 10 });
    expect(await world.documents()).toMatchObject([{ state: "pending" }]);
  },
);

test("signers in an order that the API cannot keep: nothing is made, and the deal says what to do", async () => {
  const world = await openWorld({ vendor: ONEFLOW, signers: [CLIENT, US.replace(", order: 1", "")] });
  const id = await world.createDeal();
  await world.moveDeal(id, "Won");
  await world.elapse();
  expect(await world.contract(id)).toMatchObject({ failure: { code: "unsupported" } });
  expect(notesOf(await world.deal(id)).join()).toContain("the same `order`");
  expect(await world.documents()).toEqual([]);
});

test("only colleagues sign: there is no other side, and the lost answer is found all the same", async () => {
  const world = await openWorld({ vendor: ONEFLOW, signers: [US] });
  world.vendor.fault({ kind: "lost", match: "^POST /contracts/create" });
  const id = await world.createDeal();
  await world.moveDeal(id, "Won");
  await world.elapse({ minutes: 10 });
  const { remoteId } = await world.contract(id);
  expect(await world.documents()).toMatchObject([{ id: remoteId, state: "pending" }]);
  await world.vendor.control("signAll", { id: remoteId });
  await world.elapse();
  expect(await world.deal(id)).toMatchObject({ stage: "Contract signed" });
});
