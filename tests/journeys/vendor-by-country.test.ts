import { expect, test } from "vitest";
import { openWorld, winDeal } from "../story.ts";
import { HOOK_SECRETS, sendConfig } from "../town-config.ts";
import { ONEFLOW } from "../vendors/oneflow.ts";
import { SKRIBBLE } from "../vendors/skribble.ts";
import type { TownVendor } from "../vendors/town-vendor.ts";
import { ZOHO_SIGN } from "../vendors/zoho-sign.ts";
import type { World } from "../world.ts";

/** Deals of that country go through the vendor, all others through Contractbook. */
async function openTwoVendors(vendor: TownVendor, country: string): Promise<World> {
  const world = await openWorld({ stage: "Proposal" });
  const lines = [
    `provider: ${vendor.provider}`,
    `webhookSecret: ${HOOK_SECRETS.contracts}`,
    ...vendor.connection("documented", world.sandbox.url, ""),
  ];
  const connection = `{ by: deal.fields.Country, map: { ${country}: other }, default: contracts }`;
  const template = `{ by: deal.fields.Country, map: { ${country}: ${vendor.template} }, default: tpl_standard }`;
  await world.apply({
    moreConnections: `      other:\n${lines.map((line) => `        ${line}\n`).join("")}`,
    morePlaybooks: `      - id: by-country
        when: { pipeline: Sales, stage: Won }
${sendConfig({ connection, template })}        outcomes:
          signed: { stage: Contract signed }
`,
  });
  return world;
}

test.each([
  ["Oneflow", ONEFLOW, "SE"],
  ["Skribble", SKRIBBLE, "CH"],
  ["Zoho Sign", ZOHO_SIGN, "PL"],
] as const)(
  "the deal's country chooses the vendor, %s, and each contract is followed at its own",
  async (name, vendor, country) => {
    const world = await openTwoVendors(vendor, country);
    const theirs = world.sandbox.vendor(vendor.provider);
    const address = `${world.url}/webhooks/acme/other/${HOOK_SECRETS.contracts}`;
    await theirs.control("setCallbackUrl", { url: address });
    const here = await winDeal(world, { fields: { Country: country } });
    const danish = await winDeal(world, { fields: { Country: "DK" } });
    const contracts = [await world.contract(here), await world.contract(danish)];
    expect(contracts).toMatchObject([
      { connection: "other", status: "sent" },
      { connection: "contracts", status: "sent" },
    ]);
    await theirs.control("signAll", { id: contracts[0]?.remoteId });
    await theirs.hooks.settled();
    await world.elapse({ minutes: 2 });
    expect(await world.deal(here)).toMatchObject({ stage: "Contract signed" });
    expect(await world.deal(danish)).toMatchObject({ stage: "Won" });
    expect((await world.deal(here)).notes.map(({ text }) => text).join()).toContain(
      `${name}: contract signed`,
    );
  },
);
