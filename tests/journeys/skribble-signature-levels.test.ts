import { expect, test } from "vitest";
import { SANDBOX_CREDENTIALS } from "../../sandbox/sandbox-credentials.ts";
import { DIALECTS, notesOf, openWorld, sendDeal, tasksOf, winDeal } from "../story.ts";
import { sendConfig } from "../town-config.ts";
import { SKRIBBLE } from "../vendors/skribble.ts";
import type { TownVendor } from "../vendors/town-vendor.ts";

const BY_DEAL = "          level: \"{{ deal.fields.Country | default: 'AES' }}\"\n";

test("the level comes from the deal: AES for most contracts, QES where the law asks for it, EES for a simple one", async () => {
  const world = await openWorld({ vendor: SKRIBBLE, send: BY_DEAL });
  for (const Country of [undefined, "QES", "EES", "aes minimal"]) {
    await sendDeal(world, Country === undefined ? {} : { fields: { Country } });
  }
  const documents = await world.documents();
  expect(documents).toMatchObject([
    { quality: "AES", legislation: "ZERTES" },
    { quality: "QES", legislation: "ZERTES" },
    { quality: "SES", legislation: "ZERTES" },
    { quality: "AES_MINIMAL", legislation: "ZERTES" },
  ]);
});

test("in the article's words the level stands at each signer", async () => {
  const world = await openWorld({ vendor: SKRIBBLE, dialect: "brief", send: BY_DEAL });
  for (const Country of ["QES", "EES", "AES"]) await sendDeal(world, { fields: { Country } });
  expect(await world.documents()).toMatchObject([
    { signers: [{ level: "QES" }] },
    { signers: [{ level: "EES" }] },
    { signers: [{ level: "AES" }] },
  ]);
});

test("Swiss or European law is the playbook's choice, or the region's", async () => {
  const send = "          options: { legislation: EIDAS }\n";
  const world = await openWorld({ vendor: SKRIBBLE, send });
  await sendDeal(world);
  expect(await world.documents()).toMatchObject([{ quality: "AES", legislation: "EIDAS" }]);
  const european = await openWorld({ vendor: withLine("region: eu") });
  await sendDeal(european);
  expect(await european.documents()).toMatchObject([{ legislation: "EIDAS" }]);
});

test("the law may follow a field of the deal, too: two playbooks, each for its deals", async () => {
  const playbook = where("CH");
  const morePlaybooks = `      - id: european
        when: { pipeline: Sales, stage: Won }
${where("DE")}${sendConfig({ vendor: SKRIBBLE, send: "          options: { legislation: EIDAS }\n" })}`;
  const world = await openWorld({ vendor: SKRIBBLE, playbook, morePlaybooks });
  for (const Country of ["CH", "DE"]) await sendDeal(world, { fields: { Country } });
  expect(await world.documents()).toMatchObject([{ legislation: "ZERTES" }, { legislation: "EIDAS" }]);
});

test("a level that does not exist is told, and nothing is sent", async () => {
  for (const dialect of DIALECTS) {
    const world = await openWorld({ vendor: SKRIBBLE, dialect, send: BY_DEAL });
    const id = await winDeal(world, { fields: { Country: "platinum" } });
    expect((await world.contract(id)).failure).toBeDefined();
    expect(await world.documents()).toEqual([]);
  }
});

test("signed with less than was asked for: the deal does not move, and a person is told", async () => {
  const world = await openWorld({ vendor: SKRIBBLE, send: '          level: "QES"\n' });
  const { id, remoteId } = await sendDeal(world);
  await world.vendor.control("signAll", { id: remoteId, quality: "SES" });
  await world.elapse();
  expect(await world.contract(id)).toMatchObject({ failure: { code: "signature_too_weak" } });
  const deal = await world.deal(id);
  expect(deal.stage).toBe("Won");
  expect(tasksOf(deal)).toHaveLength(1);
});

test.each([
  ["nothing, so the vendor's AES", ""],
  ["QES by an option", "          options: { quality: QES }\n"],
])("the playbook names no level but %s: less than the vendor was asked for is too weak", async (_, send) => {
  const world = await openWorld({ vendor: SKRIBBLE, send });
  const { id, remoteId } = await sendDeal(world);
  await world.vendor.control("signAll", { id: remoteId, quality: "SES" });
  await world.elapse();
  expect(await world.contract(id)).toMatchObject({ failure: { code: "signature_too_weak" } });
  expect(await world.deal(id)).toMatchObject({ stage: "Won" });
});

test("signed with more than was asked for is signed", async () => {
  const world = await openWorld({ vendor: SKRIBBLE, send: '          level: "AES"\n' });
  const { id, remoteId } = await sendDeal(world);
  await world.vendor.control("signAll", { id: remoteId, quality: "QES" });
  await world.elapse();
  expect(await world.contract(id)).toMatchObject({ status: "signed", remote: { level: "QES" } });
  expect(await world.deal(id)).toMatchObject({ stage: "Contract signed" });
});

test("a demo key's signature moves no deal, unless the playbook lets it", async () => {
  const strict = await openWorld({ vendor: demo() });
  const one = await sendDeal(strict);
  await strict.vendor.control("signAll", { id: one.remoteId });
  await strict.elapse();
  expect(await strict.contract(one.id)).toMatchObject({ failure: { code: "signature_too_weak" } });
  expect(await strict.deal(one.id)).toMatchObject({ stage: "Won" });
  expect(notesOf(await strict.deal(one.id)).join()).toContain("DEMO");

  const lenient = await openWorld({ vendor: demo(), send: "          acceptWeaker: true\n" });
  const other = await sendDeal(lenient);
  await lenient.vendor.control("signAll", { id: other.remoteId });
  await lenient.elapse();
  expect(await lenient.deal(other.id)).toMatchObject({ stage: "Contract signed" });
});

function where(country: string): string {
  return `        where: [ { value: deal.fields.Country, is: ${country} } ]\n`;
}

function withLine(line: string): TownVendor {
  return {
    ...SKRIBBLE,
    connection: (dialect, url, papers) => [...SKRIBBLE.connection(dialect, url, papers), line],
  };
}

function demo(): TownVendor {
  const { username, apiKey, demoUsername, demoApiKey } = SANDBOX_CREDENTIALS.skribble;
  return {
    ...SKRIBBLE,
    connection: (dialect, url, papers) =>
      SKRIBBLE.connection(dialect, url, papers).map((line) =>
        line.replace(username, demoUsername).replace(`apiKey: ${apiKey}`, `apiKey: ${demoApiKey}`),
      ),
  };
}
