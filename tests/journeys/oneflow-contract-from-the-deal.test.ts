import { expect, test } from "vitest";
import { DIALECTS, notesOf, openWorld, sendDeal } from "../story.ts";
import { ONEFLOW } from "../vendors/oneflow.ts";

const playbook = `        outcomes:
          sent: { note: "Oneflow: contract #{{ contract.id }} sent for signing -> {{ contact.email }}" }
          signed: { stage: Contract signed, note: "Oneflow: all parties have signed the contract" }
`;
const fields = { plan: "Growth", contract_date: "{{ today | date: '%d.%m.%Y' }}" };

test.each(DIALECTS)(
  "a won deal becomes a contract from the template, filled from the deal, and goes out at once (%s)",
  async (dialect) => {
    const world = await openWorld({ vendor: ONEFLOW, dialect, playbook, fields });
    const { id, remoteId } = await sendDeal(world, { price: 4800 });
    const [document, ...more] = await world.documents();
    expect(more).toEqual([]);
    expect(document).toMatchObject({
      id: remoteId,
      state: "pending",
      templateId: "501",
      title: expect.stringMatching(/^Agreement with \S/u),
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
      `Oneflow: contract #${remoteId} sent for signing -> ${document?.signers[0]?.email}`,
    ]);

    await world.vendor.control("signAll", { id: remoteId });
    await world.elapse();
    const after = await world.deal(id);
    expect(after.stage).toBe("Contract signed");
    expect(notesOf(after).at(-1)).toBe("Oneflow: all parties have signed the contract");
  },
);

test.each([0, 3])(
  "the deal's amount changes while the draft waits: the values that speak of it follow, shown or not (%i reads late)",
  async (reads) => {
    const world = await openWorld({ vendor: ONEFLOW, send: "          automatically: false\n" });
    await world.vendor.control("setFieldLag", { reads });
    const id = await world.createDeal({ price: 1200 });
    await world.moveDeal(id, "Won");
    await world.settle();
    await world.sandbox.kommo.control("setPrice", { id: Number(id), price: 1500 });
    await world.elapse({ minutes: 20 });
    await world.wish(id, "send");
    await world.settle();
    expect(await world.documents()).toMatchObject([{ state: "pending", values: { deal_amount: "1500" } }]);
  },
);

test("a field that the template does not have is named on the deal, and nothing is made", async () => {
  const world = await openWorld({ vendor: ONEFLOW, fields: { shoe_size: "44" } });
  const id = await world.createDeal();
  await world.moveDeal(id, "Won");
  await world.elapse();
  expect(await world.contract(id)).toMatchObject({ failure: { code: "order_invalid" } });
  expect(notesOf(await world.deal(id)).join()).toContain("shoe_size");
  expect(await world.documents()).toEqual([]);
});
