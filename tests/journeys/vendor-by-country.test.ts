import { expect, test } from "vitest";
import { openWorld, winDeal } from "../story.ts";
import { HOOK_SECRETS, sendConfig } from "../town-config.ts";
import { ONEFLOW } from "../vendors/oneflow.ts";
import type { World } from "../world.ts";

const BY_COUNTRY = "{ by: deal.fields.Country, map: { SE: swedish }, default: contracts }";
const TEMPLATES = "{ by: deal.fields.Country, map: { SE: Standard agreement }, default: tpl_standard }";

/** Swedish deals go through Oneflow, all others through Contractbook. */
async function openTwoVendors(): Promise<World> {
  const world = await openWorld({ stage: "Proposal" });
  const lines = [
    "provider: oneflow",
    `webhookSecret: ${HOOK_SECRETS.contracts}`,
    ...ONEFLOW.connection("documented", world.sandbox.url, ""),
  ];
  await world.apply({
    moreConnections: `      swedish:\n${lines.map((line) => `        ${line}\n`).join("")}`,
    morePlaybooks: `      - id: by-country
        when: { pipeline: Sales, stage: Won }
${sendConfig({ connection: BY_COUNTRY, template: TEMPLATES })}        outcomes:
          signed: { stage: Contract signed }
`,
  });
  return world;
}

test("the deal's country chooses the vendor, and each contract is followed at its own", async () => {
  const world = await openTwoVendors();
  const oneflow = world.sandbox.vendor("oneflow");
  const address = `${world.url}/webhooks/acme/swedish/${HOOK_SECRETS.contracts}`;
  await oneflow.control("setCallbackUrl", { url: address });
  const swedish = await winDeal(world, { fields: { Country: "SE" } });
  const danish = await winDeal(world, { fields: { Country: "DK" } });
  const contracts = [await world.contract(swedish), await world.contract(danish)];
  expect(contracts).toMatchObject([
    { connection: "swedish", status: "sent" },
    { connection: "contracts", status: "sent" },
  ]);
  await oneflow.control("signAll", { id: contracts[0]?.remoteId });
  await oneflow.hooks.settled();
  await world.elapse({ minutes: 2 });
  expect(await world.deal(swedish)).toMatchObject({ stage: "Contract signed" });
  expect(await world.deal(danish)).toMatchObject({ stage: "Won" });
  expect((await world.deal(swedish)).notes.map(({ text }) => text).join()).toContain(
    "Oneflow: contract signed",
  );
});
