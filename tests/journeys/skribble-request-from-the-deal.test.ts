import { expect, test } from "vitest";
import { DIALECTS, notesOf, openWorld, sendDeal, tasksOf, winDeal } from "../story.ts";
import { SKRIBBLE } from "../vendors/skribble.ts";

const playbook = `        outcomes:
          sent: { note: "Skribble: signature request {{ contract.id }} sent to {{ contact.email }}." }
          signed: { stage: Contract signed, note: "Skribble: contract signed." }
`;
const fields = { plan: "{{ deal.fields.Plan }}", contract_date: "{{ today | date: '%d.%m.%Y' }}" };
const message = '          message: "Please sign the contract. The link is valid for 14 days."\n';

test.each(DIALECTS)(
  "our PDF is filled in from the deal and sent from the deal card; its id and a note stand on the deal (%s)",
  async (dialect) => {
    const world = await openWorld({ vendor: SKRIBBLE, dialect, playbook, fields, send: message });
    const { id, remoteId } = await sendDeal(world, { price: 4800, fields: { Plan: "Growth" } });
    const [document, ...more] = await world.documents();
    expect(more).toEqual([]);
    expect(document).toMatchObject({
      id: remoteId,
      state: "OPEN",
      templateId: "Standard agreement",
      title: expect.stringMatching(/^Agreement with \S/u),
      message: "Please sign the contract. The link is valid for 14 days.",
      values: {
        client_name: document?.signers[0]?.name,
        client_email: document?.signers[0]?.email,
        deal_amount: "4800",
        kommo_deal_id: id,
        plan: "Growth",
        contract_date: expect.stringMatching(/^\d\d\.\d\d\.\d{4}$/u),
      },
    });
    const deal = await world.deal(id);
    expect(deal.fields["Contract ID"]).toBe(remoteId);
    expect(notesOf(deal)).toEqual([
      `Skribble: signature request ${remoteId} sent to ${document?.signers[0]?.email}.`,
    ]);
  },
);

test("the deal's id travels with the request: as `meta` in the article, as `custom` in the documentation", async () => {
  const brief = await openWorld({ vendor: SKRIBBLE, dialect: "brief" });
  const one = await sendDeal(brief);
  expect(await brief.documents()).toMatchObject([{ meta: { kommo_lead_id: one.id } }]);
  const documented = await openWorld({ vendor: SKRIBBLE });
  const other = await sendDeal(documented);
  const { reference } = other.contract;
  const custom = JSON.stringify({ countersign: reference, deal: other.id });
  expect(await documented.documents()).toMatchObject([{ custom, title: expect.stringContaining(reference) }]);
});

test.each(DIALECTS)("the deal's plan chooses among the PDFs of the folder (%s)", async (dialect) => {
  const template =
    "{ by: deal.fields.Plan, map: { Growth: growth-agreement, Scale: scale-agreement.pdf }, default: standard-agreement }";
  const world = await openWorld({ vendor: SKRIBBLE, dialect, template, fields });
  for (const Plan of ["Growth", "Scale", "Enterprise"]) await sendDeal(world, { fields: { Plan } });
  expect((await world.documents()).map(({ templateId }) => templateId)).toEqual([
    "Growth agreement",
    "Scale agreement",
    "Standard agreement",
  ]);
});

test.each(DIALECTS)(
  "a field that the PDF does not have, and letters that it cannot show, are told before anything is sent (%s)",
  async (dialect) => {
    for (const [change, named] of [
      [{ shoe_size: "44" }, "shoe_size"],
      [{ plan: "Platinum" }, "Platinum"],
      [{ client_company: "株式会社" }, "株"],
    ] as const) {
      const world = await openWorld({ vendor: SKRIBBLE, dialect, fields: change });
      const id = await winDeal(world);
      expect(await world.contract(id)).toMatchObject({
        status: "planned",
        failure: { code: "order_invalid" },
      });
      const deal = await world.deal(id);
      expect(notesOf(deal).join()).toContain(named);
      expect(tasksOf(deal)).toHaveLength(1);
      expect(await world.documents()).toEqual([]);
    }
  },
);

test("a required field that the deal leaves empty is named, and filled in it goes out", async () => {
  const world = await openWorld({ vendor: SKRIBBLE, fields: { client_name: "{{ deal.fields.Country }}" } });
  const id = await winDeal(world);
  expect(await world.contract(id)).toMatchObject({ failure: { code: "order_incomplete" } });
  expect(notesOf(await world.deal(id)).join()).toContain("client_name");
  expect(await world.documents()).toEqual([]);
  await world.sandbox.kommo.control("setField", { id: Number(id), field: "Country", value: "Österreich" });
  await world.wish(id, "resume");
  await world.elapse();
  expect(await world.documents()).toMatchObject([{ values: { client_name: "Österreich" } }]);
});

test("an answer to the create is lost: the title is searched for our reference, and nobody is asked twice", async () => {
  const world = await openWorld({ vendor: SKRIBBLE });
  world.vendor.fault({ kind: "lost", match: "^POST /signature-requests$" });
  const id = await winDeal(world);
  await world.elapse({ minutes: 5 });
  expect(await world.contract(id)).toMatchObject({ status: "sent" });
  expect((await world.documents()).map(({ audit }) => audit)).toEqual([["created", "invited"]]);
});

test("in the article's dialect nobody can look: a lost answer is put before a person", async () => {
  const world = await openWorld({ vendor: SKRIBBLE, dialect: "brief" });
  world.vendor.fault({ kind: "lost", match: "^POST /signature-requests$" });
  const id = await winDeal(world);
  await world.elapse({ minutes: 5 });
  expect(await world.contract(id)).toMatchObject({ failure: { code: "outcome_unfindable" } });
  expect(tasksOf(await world.deal(id))).toHaveLength(1);
  expect(await world.documents()).toHaveLength(1);
});
