import { expect, test } from "vitest";
import { DIALECTS, notesOf, openWorld, sendDeal, winDeal } from "../story.ts";
import type { World } from "../world.ts";

interface Draft {
  readonly version: string;
  readonly data_fields: readonly { readonly name: string }[];
}

const BY_HAND = "          automatically: false\n";

async function setPrice(world: World, id: string, price: number): Promise<void> {
  await world.sandbox.kommo.control("setPrice", { id: Number(id), price });
  await world.settle();
}

test.each(DIALECTS)(
  "before sending, the draft's amount follows the deal and the rest stays (%s)",
  async (dialect) => {
    const world = await openWorld({ dialect, send: BY_HAND, fields: { plan: "Growth" } });
    const id = await winDeal(world);
    const [draft] = await world.documents();
    expect(draft).toMatchObject({ state: "draft", values: { deal_amount: "1200", plan: "Growth" } });

    await setPrice(world, id, 1500);
    const [changed] = await world.documents();
    expect(changed).toMatchObject({ state: "draft", values: { deal_amount: "1500", plan: "Growth" } });
    expect(changed?.values).toEqual({ ...draft?.values, deal_amount: "1500" });
    expect(await world.trail(id)).toContain("amount_changed");

    await world.wish(id, "send");
    await world.settle();
    expect(await world.contract(id)).toMatchObject({ status: "sent", order: { deal: { price: 1500 } } });
    expect(notesOf(await world.deal(id))).toEqual(["Contractbook: contract sent for signature"]);
  },
);

test("what a colleague typed into the draft meanwhile is left alone, and a version conflict is got over", async () => {
  const world = await openWorld({ send: BY_HAND });
  const id = await winDeal(world);
  const [draft] = await world.documents();
  const path = `${world.vendor.url}/documents/${draft?.id}`;
  const headers = { authorization: "Bearer sandbox-contractbook-key", "content-type": "application/json" };
  const { version, data_fields: fields }: Draft = JSON.parse(
    await (await fetch(path, { headers })).text(),
  ).document;
  const typed = fields.map((field) =>
    field.name === "billing_address" ? { ...field, value: "Kungsgatan 1" } : field,
  );
  const body = JSON.stringify({ document: { version, data_fields: typed } });
  expect((await fetch(path, { method: "PATCH", headers, body })).ok).toBe(true);

  await setPrice(world, id, 1700);
  const [after] = await world.documents();
  expect(after?.values).toMatchObject({ deal_amount: "1700", billing_address: "Kungsgatan 1" });
});

test.each(DIALECTS)("after sending, a changed amount is told once per amount (%s)", async (dialect) => {
  const world = await openWorld({ dialect });
  const { id } = await sendDeal(world);
  await setPrice(world, id, 1500);
  await setPrice(world, id, 1500);
  await world.elapse({ hours: 3 });
  const notes = notesOf(await world.deal(id)).slice(1);
  expect(notes).toEqual([expect.stringMatching(/amount is now 1500.*says 1200/u)]);
  expect((await world.documents())[0]?.values["deal_amount"]).toBe("1200");

  await setPrice(world, id, 900);
  expect(notesOf(await world.deal(id))).toHaveLength(3);
});

test("a playbook may ignore the amount", async () => {
  const world = await openWorld({ playbook: "        onAmountChange: ignore\n" });
  const { id } = await sendDeal(world);
  await setPrice(world, id, 1500);
  expect(notesOf(await world.deal(id))).toHaveLength(1);
});
