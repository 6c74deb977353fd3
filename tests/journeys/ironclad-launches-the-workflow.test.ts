import { expect, test } from "vitest";
import { DIALECTS, openWorld, sendDeal } from "../story.ts";
import { IRONCLAD } from "../vendors/ironclad.ts";

const FIELDS = {
  contract_date: "{{ today | date: '%d.%m.%Y' }}",
  Plan: "growth",
  client_company: "{{ company.name | default: 'Nordwind' }}",
};

/** The account's day: it begins before the world's. */
const DAY = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Stockholm" });

test.each(DIALECTS)(
  "a deal enters its stage: the workflow is launched with the deal's name, amount, date and signer (%s)",
  async (dialect) => {
    const world = await openWorld({ vendor: IRONCLAD, dialect, fields: FIELDS });
    const { id, remoteId } = await sendDeal(world, { price: 48_500 });
    const [workflow, ...others] = await world.documents();
    expect(others).toEqual([]);
    expect(workflow).toMatchObject({
      id: remoteId,
      values: {
        client_name: expect.stringMatching(/\S/u),
        deal_amount: "48500",
        contract_date: DAY.format(world.now()),
        plan: "Growth",
        kommo_deal_id: id,
      },
      signers: [{ email: expect.stringContaining("@"), signedAt: null }],
    });
    expect(workflow?.signers[0]?.name).toBe(workflow?.values["client_name"]);
  },
);

test("the types of the template are met: money, date, duration and address", async () => {
  const fields = {
    ...FIELDS,
    contract_term_months: "1 year 6 months",
    billing_address: "Hauptstr. 1, 10115 Berlin, Germany",
  };
  const world = await openWorld({ vendor: IRONCLAD, fields });
  await sendDeal(world, { price: 1200 });
  expect(await world.documents()).toMatchObject([
    {
      attributes: {
        deal_amount: { currency: "EUR", amount: 1200 },
        contract_term_months: { years: 1, months: 6 },
        billing_address: {
          lines: ["Hauptstr. 1"],
          postcode: "10115",
          locality: "Berlin",
          country: "Germany",
        },
      },
    },
  ]);
});

test("a template that was published anew keeps its name, and is found by it under its new id", async () => {
  const world = await openWorld({ vendor: IRONCLAD });
  await sendDeal(world);
  const { id } = Object(await world.vendor.control("republish", { name: "Standard agreement" }));
  world.pass({ minutes: 6 });
  await sendDeal(world);
  expect((await world.documents()).at(-1)).toMatchObject({ templateId: id });
});

test("a template that is gone is said to be gone, and nothing is launched", async () => {
  const world = await openWorld({ vendor: IRONCLAD });
  await world.vendor.control("deleteTemplate", { name: "Standard agreement" });
  const id = await world.createDeal();
  await world.moveDeal(id, "Won");
  await world.settle();
  expect(await world.documents()).toEqual([]);
  expect((await world.contract(id)).failure).toMatchObject({
    code: "not_found",
    detail: expect.stringContaining("Standard agreement"),
  });
});
