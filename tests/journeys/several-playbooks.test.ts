import { expect, test } from "vitest";
import type { Contract } from "../../src/domain/contract.ts";
import { DIALECTS, openWorld, sendDeal, winDeal } from "../story.ts";
import { sendConfig } from "../town-config.ts";

function playbook(id: string, stage: string, rest = ""): string {
  return `      - id: ${id}\n        when: { pipeline: Sales, stage: ${stage} }\n${rest}${sendConfig({ template: "tpl_growth" })}`;
}

test.each(DIALECTS)(
  "a stage into which an outcome moves the deal starts no other playbook; a person's move does (%s)",
  async (dialect) => {
    const world = await openWorld({ dialect, morePlaybooks: playbook("after", "Contract signed") });
    const { id, remoteId } = await sendDeal(world);
    await world.vendor.control("signAll", { id: remoteId });
    await world.elapse({ minutes: 2 });
    await world.elapse({ minutes: 6 });
    expect(await world.deal(id)).toMatchObject({ stage: "Contract signed" });
    expect((await world.contracts(id)).map((contract) => contract.playbook)).toEqual(["won-agreement"]);

    await world.moveDeal(id, "Proposal");
    await world.elapse({ minutes: 2 });
    await world.moveDeal(id, "Contract signed");
    await world.elapse();
    expect((await world.contracts(id)).map((contract) => contract.playbook)).toEqual([
      "won-agreement",
      "after",
    ]);
    expect(await world.documents()).toHaveLength(2);
  },
);

test.each(DIALECTS)(
  "two playbooks on one stage make a contract each, told and followed apart (%s)",
  async (dialect) => {
    const world = await openWorld({ dialect, morePlaybooks: playbook("second", "Won") });
    const id = await winDeal(world);
    const contracts = await world.contracts(id);
    expect(statusesOf(contracts)).toEqual({ second: "sent", "won-agreement": "sent" });
    expect((await world.documents()).map(({ templateId }) => templateId).toSorted()).toEqual([
      "tpl_growth",
      "tpl_standard",
    ]);
    expect((await world.deal(id)).notes).toHaveLength(2);
    const second = contracts.find((contract) => contract.playbook === "second");
    await world.vendor.control("decline", { id: second?.remoteId });
    await world.elapse();
    const after = await world.contracts(id);
    expect(statusesOf(after)).toEqual({ second: "declined", "won-agreement": "sent" });
  },
);

function statusesOf(contracts: readonly Contract[]): Readonly<Record<string, string>> {
  return Object.fromEntries(contracts.map((contract) => [contract.playbook, contract.status]));
}

test.each(DIALECTS)("conditions choose which deals get a contract (%s)", async (dialect) => {
  const where = `        where:
          - { value: deal.price, atLeast: 1000 }
          - { value: deal.fields.Country, oneOf: [Sweden, Norway] }
`;
  const world = await openWorld({ dialect, playbook: where });
  const small = await winDeal(world, { price: 999, fields: { Country: "Sweden" } });
  const foreign = await winDeal(world, { price: 5000, fields: { Country: "Peru" } });
  const good = await winDeal(world, { price: 1000, fields: { Country: "Norway" } });
  expect(await world.contracts(small)).toEqual([]);
  expect(await world.contracts(foreign)).toEqual([]);
  expect(await world.contract(good)).toMatchObject({ status: "sent" });
  expect(await world.documents()).toHaveLength(1);
});
