import { expect, test } from "vitest";
import { DIALECTS, notesOf, openWorld, tasksOf, winDeal } from "../story.ts";
import type { World } from "../world.ts";

/** A contact of the town's own, to be spoilt. */
const CONTACT = 30_000_002;
const edit = (world: World, change: object) =>
  world.sandbox.kommo.control("editContact", { id: CONTACT, ...change });

test.each(
  DIALECTS.flatMap((dialect) => [
    { dialect, what: "no e-mail", email: "" },
    { dialect, what: "an invalid e-mail", email: "renee at example.com" },
  ]),
)(
  "$what: nothing is sent, the deal says what to fill in, and resume goes on ($dialect)",
  async ({ dialect, email }) => {
    const world = await openWorld({ dialect });
    await edit(world, { email: email === "" ? null : email });
    const id = await winDeal(world, { contacts: [CONTACT] });
    expect(await world.documents()).toEqual([]);
    const failed = await world.contract(id);
    expect(failed).toMatchObject({ status: "planned", failure: { code: "order_incomplete" } });
    const deal = await world.deal(id);
    expect(notesOf(deal)).toEqual([
      expect.stringMatching(/Contract not sent.*e-mail.*Fill in the contact's e-mail/su),
    ]);
    expect(tasksOf(deal)).toHaveLength(1);
    expect(deal.tasks[0]?.responsibleUserId).toBe(deal.responsibleUserId);

    await world.elapse({ hours: 5 });
    expect((await world.deal(id)).notes).toHaveLength(1);

    await edit(world, { email: "renee@example.com" });
    await world.wish(id, "resume");
    await world.settle();
    expect(await world.contract(id)).toMatchObject({ status: "sent" });
    expect(await world.documents()).toMatchObject([
      { signers: expect.arrayContaining([expect.objectContaining({ email: "renee@example.com" })]) },
    ]);
    expect(await world.trail(id)).toContain("resumed");
  },
);

test("a resume before anything was filled in says so again, as a new failure", async () => {
  const world = await openWorld();
  await edit(world, { email: null });
  const id = await winDeal(world, { contacts: [CONTACT] });
  await world.wish(id, "resume");
  await world.settle();
  expect((await world.contract(id)).failure).toMatchObject({ code: "order_incomplete" });
  expect((await world.deal(id)).notes).toHaveLength(2);
  expect(await world.documents()).toEqual([]);
});

test("a deal without a contact says that one has to be linked", async () => {
  const world = await openWorld();
  const id = await winDeal(world, { contacts: [] });
  expect(notesOf(await world.deal(id))).toEqual([expect.stringContaining("The deal has no contact")]);
});

test("a field that the vendor's template requires is missing", async () => {
  const world = await openWorld({ fields: { client_name: "{{ deal.fields.Website }}" } });
  const id = await winDeal(world);
  expect(await world.documents()).toEqual([]);
  expect((await world.contract(id)).failure).toMatchObject({ step: "create" });
  expect(notesOf(await world.deal(id))).toEqual([expect.stringContaining("client_name")]);
  await world.sandbox.kommo.control("setField", {
    id: Number(id),
    field: "Website",
    value: "https://nordwind.example.com",
  });
  await world.wish(id, "resume");
  await world.settle();
  expect(await world.documents()).toMatchObject([
    { state: "pending", values: { client_name: "https://nordwind.example.com" } },
  ]);
});

test.each(
  DIALECTS.flatMap((dialect) => [
    {
      dialect,
      what: "a template that does not exist",
      broken: { template: "tpl_gone" },
      named: dialect === "brief" ? "no such template" : "tpl_gone",
    },
    {
      dialect,
      what: "a field that the template does not have",
      broken: { fields: { no_such_field: "x" } },
      named: "no_such_field",
    },
    {
      dialect,
      what: "a deal field that does not exist",
      broken: { fields: { plan: "{{ deal.fields.Plann }}" } },
      named: "Plann",
    },
  ]),
)(
  "$what: nothing is sent; the corrected playbook and a resume send it once ($dialect)",
  async ({ dialect, broken, named }) => {
    const world = await openWorld({ dialect, ...broken });
    const id = await winDeal(world);
    expect(await world.documents()).toEqual([]);
    expect((await world.contract(id)).failure).toBeDefined();
    const deal = await world.deal(id);
    expect(notesOf(deal)).toEqual([expect.stringContaining(named)]);
    expect(deal.tasks).toHaveLength(1);

    await world.apply({ template: "tpl_standard", fields: {} });
    await world.wish(id, "resume");
    await world.settle();
    expect(await world.contract(id)).toMatchObject({ status: "sent" });
    expect(await world.documents()).toHaveLength(1);
  },
);

test.each(DIALECTS)(
  "an unknown contract field is told after sending, and resume sends nothing twice (%s)",
  async (dialect) => {
    const world = await openWorld({ dialect, contractField: "Contractt ID" });
    const id = await winDeal(world);
    expect(await world.contract(id)).toMatchObject({
      status: "sent",
      failure: { code: "configuration_invalid", step: "sent/deal" },
    });
    const before = await world.deal(id);
    expect(notesOf(before).join()).toContain("Contractt ID");
    await world.apply({ contractField: "Contract ID" });
    await world.wish(id, "resume");
    await world.settle();
    const contract = await world.contract(id);
    expect(contract.failure).toBeUndefined();
    const deal = await world.deal(id);
    expect(deal.fields["Contract ID"]).toBe(contract.remoteId);
    expect(notesOf(deal).filter((text) => text.includes("sent for signature"))).toHaveLength(1);
    expect(await world.documents()).toHaveLength(1);
  },
);
