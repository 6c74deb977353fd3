import { expect, test } from "vitest";
import { DIALECTS, notesOf, openWorld, sendDeal, winDeal } from "../story.ts";
import { ZOHO_SIGN } from "../vendors/zoho-sign.ts";

const FIELDS = {
  plan: "Growth",
  contract_date: "{{ today }}",
  billing_address: "Hauptstraße 1, {{ company.name | default: 'Köln' }}",
};

test.each(DIALECTS)(
  "the deal enters the stage: the template's fields are filled by label, the request goes out, is signed, and the PDF lies on the deal (%s)",
  async (dialect) => {
    const world = await openWorld({ vendor: ZOHO_SIGN, dialect, fields: FIELDS });
    const { id, remoteId } = await sendDeal(world);
    expect(remoteId).toMatch(/^\d{18}$/u);
    const [document] = await world.documents();
    expect(document).toMatchObject({
      id: remoteId,
      state: "inprogress",
      values: { deal_amount: "1200", plan: "Growth", kommo_deal_id: id },
    });
    expect(document?.values["billing_address"]).toContain("Hauptstraße 1");
    expect((await world.deal(id)).fields["Contract ID"]).toBe(remoteId);

    await world.vendor.control("signAll", { id: remoteId });
    await world.elapse();
    const deal = await world.deal(id);
    expect(deal).toMatchObject({ stage: "Contract signed", tasks: [] });
    expect(notesOf(deal)).toEqual(["Zoho Sign: contract sent for signature", "Zoho Sign: contract signed"]);
    expect(deal.files).toHaveLength(1);
    const { archive } = await world.contract(id);
    const evidence = dialect === "brief" ? [] : ["evidence", "evidence"];
    expect(archive.map(({ kind }) => kind)).toEqual(["signed", ...evidence, "values"]);
  },
);

test("the reference stands in the request's name, so that a lost answer is found again", async () => {
  const world = await openWorld({ vendor: ZOHO_SIGN });
  world.vendor.fault({ kind: "lost", match: "createdocument" });
  const id = await winDeal(world);
  await world.elapse({ minutes: 5 });
  const contract = await world.contract(id);
  expect(contract).toMatchObject({ status: "sent" });
  const documents = await world.documents();
  expect(documents).toHaveLength(1);
  expect(documents[0]?.title).toContain(`[${contract.reference}]`);
});

test("a lost answer is found again also where the vendor's search wants the whole name, or lags behind", async () => {
  const world = await openWorld({ vendor: ZOHO_SIGN });
  await world.vendor.control("setSearch", { exact: true });
  await world.vendor.control("setListLag", { calls: 2 });
  world.vendor.fault({ kind: "error500After", match: "createdocument" });
  await winDeal(world);
  for (let rounds = 0; rounds < 5; rounds += 1) await world.elapse({ seconds: 2 });
  expect(await world.documents()).toHaveLength(1);
});

test("a required field that the deal leaves empty is named, and no credits are spent", async () => {
  const world = await openWorld({ vendor: ZOHO_SIGN, fields: { client_name: "" } });
  const id = await winDeal(world);
  await world.settle();
  expect(await world.documents()).toEqual([]);
  expect((await world.contract(id)).failure?.detail).toContain("client_name");
});

test("used-up credits: the contract waits as a draft, and goes out once there are new ones", async () => {
  const world = await openWorld({ vendor: ZOHO_SIGN });
  await world.vendor.control("setCredits", { left: 4 });
  const id = await winDeal(world);
  await world.elapse({ minutes: 10 });
  expect(await world.contract(id)).toMatchObject({ status: "drafted", failure: { code: "plan_required" } });
  await world.vendor.control("setCredits", { left: null });
  await world.elapse({ minutes: 30 });
  expect(await world.contract(id)).toMatchObject({ status: "sent" });
  expect(await world.documents()).toHaveLength(1);
});

test("the amount changes while the draft waits: the draft cannot follow, and the deal is told when it goes out", async () => {
  const world = await openWorld({ vendor: ZOHO_SIGN, send: "          automatically: false\n" });
  const id = await winDeal(world);
  expect(await world.contract(id)).toMatchObject({ status: "drafted" });
  await world.sandbox.kommo.control("setPrice", { id: Number(id), price: 1500 });
  await world.settle();
  expect(await world.documents()).toMatchObject([{ state: "draft", values: { deal_amount: "1200" } }]);
  await world.wish(id, "send");
  await world.elapse();
  expect(notesOf(await world.deal(id)).join("\n")).toMatch(/amount is now 1500.*says 1200/u);
});

test("while `testing` is on, contracts are test documents", async () => {
  const vendor = {
    ...ZOHO_SIGN,
    connection: (...ask: Parameters<typeof ZOHO_SIGN.connection>) => [
      ...ZOHO_SIGN.connection(...ask),
      "testing: true",
    ],
  };
  const world = await openWorld({ vendor });
  await sendDeal(world);
  expect(await world.documents()).toMatchObject([{ isTest: true }]);
});
