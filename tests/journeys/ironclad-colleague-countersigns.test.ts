import { expect, test } from "vitest";
import { notesOf, openWorld, sendDeal, tasksOf, winDeal } from "../story.ts";
import { CLIENT } from "../town-config.ts";
import { IRONCLAD } from "../vendors/ironclad.ts";

const WITNESS = "{ role: witness, name: Wilma Witness, email: wilma@example.com, order: 2 }";
const OPTIONS = "          options: { roles: { internal: Internal Signer } }\n";
const colleague = (email: string): string => `{ role: internal, name: Ada Owner, email: ${email}, order: 3 }`;

test("client, witness and the colleague of the template's role sign in the template's order", async () => {
  const signers = [CLIENT, WITNESS, colleague("ada.owner@example.com")];
  const world = await openWorld({ vendor: IRONCLAD, template: "Scale agreement", signers, send: OPTIONS });
  const { id, remoteId } = await sendDeal(world);
  await expect(
    world.vendor.control("sign", { id: remoteId, signer: "ada.owner@example.com" }),
  ).rejects.toThrow("not the turn");
  await world.vendor.control("sign", { id: remoteId });
  await world.elapse({ minutes: 15 });
  expect((await world.contract(id)).remote?.signers.map(({ status }) => status)).toEqual([
    "signed",
    "asked",
    "waiting",
  ]);
  await world.vendor.control("signAll", { id: remoteId });
  await world.elapse({ minutes: 20 });
  expect(await world.deal(id)).toMatchObject({ stage: "Contract signed" });
});

test("a colleague whom the template would not ask: nothing goes out, and a person is told what to change", async () => {
  const signers = [CLIENT, WITNESS, colleague("leo.legal@example.com")];
  const world = await openWorld({ vendor: IRONCLAD, template: "Scale agreement", signers, send: OPTIONS });
  const id = await winDeal(world);
  const contract = await world.contract(id);
  expect(contract).toMatchObject({ status: "drafted", failure: { code: "state_conflict", step: "send" } });
  const [task = ""] = tasksOf(await world.deal(id));
  expect(task).toContain("would not ask Ada Owner (leo.legal@example.com), who is internal in the playbook");
  expect(task).toContain("but Ada Owner (ada.owner@example.com, Internal Signer)");
  expect(task).not.toMatch(/refused|Correct the values/);
  const [workflow] = await world.documents();
  expect(workflow?.audit).not.toContain(IRONCLAD.sentWord);
});

test("the playbook wants one after the other, the template asks all at once: nothing goes out", async () => {
  const world = await openWorld({ vendor: IRONCLAD, signers: [CLIENT, WITNESS] });
  const id = await winDeal(world);
  expect((await world.contract(id)).failure).toMatchObject({
    code: "state_conflict",
    detail: expect.stringContaining("all signers at once"),
  });
});

test("a packet that a coordinator sends to another colleague than the playbook's: the deal is told once, and followed", async () => {
  const signers = [CLIENT, WITNESS, colleague("leo.legal@example.com")];
  const send = `          automatically: false\n${OPTIONS}`;
  const world = await openWorld({ vendor: IRONCLAD, template: "Scale agreement", signers, send });
  const id = await winDeal(world);
  const { remoteId } = await world.contract(id);
  await world.vendor.control("sendPacket", { id: remoteId });
  await world.elapse({ minutes: 15 });
  expect(await world.contract(id)).toMatchObject({ status: "sent" });
  const deal = await world.deal(id);
  const told = [...notesOf(deal), ...tasksOf(deal)].filter((text) => text.includes("asks others to sign"));
  expect(told).toEqual([
    expect.stringContaining("not Ada Owner (leo.legal@example.com), who is internal in the playbook"),
    expect.stringContaining("See to the contract"),
  ]);
  await world.vendor.control("signAll", { id: remoteId });
  await world.elapse({ minutes: 20 });
  expect(await world.deal(id)).toMatchObject({ stage: "Contract signed" });
});
