import { expect, test } from "vitest";
import { archivePort } from "../../src/app/archive-port.ts";
import { forgetContracts } from "../../src/app/forget-old.ts";
import type { AccountRetention } from "../../src/corridor/runtime.ts";
import { isForgotten } from "../../src/domain/contract.ts";
import { openWorld, winDeal } from "../story.ts";
import { sendConfig } from "../town-config.ts";
import { CONTRACTBOOK } from "../vendors/contractbook.ts";
import type { World } from "../world.ts";

const WAITING = `        outcomes:
          signed: { stage: Contract signed, when: all }
`;
const SECOND = `      - id: order-form
        when: { pipeline: Sales, stage: Won }
${sendConfig({ vendor: CONTRACTBOOK, template: "tpl_growth" })}        outcomes:
          signed: { note: "The order form is signed." }
`;

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** What the clock does hourly. */
async function forget(world: World, retention: AccountRetention): Promise<void> {
  const archive = archivePort({ kind: "files", directory: world.archiveDirectory });
  const tools = { store: world.app.store, archive, now: () => world.now(), log: silent };
  await forgetContracts(tools, { id: "acme", retention });
}

async function openWaiting(): Promise<{ readonly world: World; readonly deal: string }> {
  const world = await openWorld({ playbook: WAITING, morePlaybooks: SECOND });
  return { world, deal: await winDeal(world) };
}

async function ofPlaybook(world: World, deal: string, playbook: string) {
  const found = (await world.contracts(deal)).find((one) => one.playbook === playbook);
  if (found === undefined) throw new Error(`no contract of ${playbook}`);
  return found;
}

async function end(world: World, deal: string, playbook: string, how: "signAll" | "decline"): Promise<void> {
  const { remoteId } = await ofPlaybook(world, deal, playbook);
  await world.vendor.control(how, { id: remoteId });
  await world.elapse({ minutes: 2 });
}

test("a signed contract whose deal waits for another one is kept for as long as that is open, however old it is", async () => {
  const { world, deal } = await openWaiting();
  await end(world, deal, "won-agreement", "signAll");
  world.pass({ days: 800 });
  await forget(world, { signedDays: 365 });
  expect(isForgotten(await ofPlaybook(world, deal, "won-agreement"))).toBe(false);

  await end(world, deal, "order-form", "signAll");
  await world.elapse({ minutes: 6 });
  expect(await world.deal(deal)).toMatchObject({ stage: "Contract signed" });
  await forget(world, { signedDays: 365 });
  expect(isForgotten(await ofPlaybook(world, deal, "won-agreement"))).toBe(true);
  expect(isForgotten(await ofPlaybook(world, deal, "order-form"))).toBe(false);
});

test("what has done all that it had to do is forgotten in its time, whatever else of its deal is open", async () => {
  const { world, deal } = await openWaiting();
  await end(world, deal, "order-form", "decline");
  await end(world, deal, "won-agreement", "signAll");
  const other = await winDeal(world);
  await end(world, other, "order-form", "signAll");
  await end(world, other, "won-agreement", "signAll");
  expect(await world.deal(other)).toMatchObject({ stage: "Contract signed" });
  world.pass({ days: 800 });
  await forget(world, { signedDays: 365 });
  // nobody waits any more for one that ended without a signature: the deal's owner was asked long ago
  expect(isForgotten(await ofPlaybook(world, deal, "won-agreement"))).toBe(true);
  expect(isForgotten(await ofPlaybook(world, other, "won-agreement"))).toBe(true);
});

test("a declined contract keeps its deal where it is also when it was forgotten itself", async () => {
  const { world, deal } = await openWaiting();
  await end(world, deal, "order-form", "decline");
  await end(world, deal, "won-agreement", "signAll");
  world.pass({ days: 40 });
  await forget(world, { endedDays: 30, signedDays: 365 });
  expect(isForgotten(await ofPlaybook(world, deal, "order-form"))).toBe(true);
  await world.knock("kommo", { body: `leads[update][0][id]=${deal}` });
  await world.elapse({ minutes: 6 });
  expect(await world.deal(deal)).toMatchObject({ stage: "Won" });
});
