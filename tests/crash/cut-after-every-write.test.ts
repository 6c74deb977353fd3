import { expect, test } from "vitest";
import { DIALECTS, notesOf } from "../story.ts";
import type { World } from "../world.ts";
import { openCrashWorld } from "./crash-world.ts";
import type { CrashWorld } from "./crash-world.ts";
import type { Cut } from "./power.ts";

const PLAYBOOK = `        outcomes:
          signed: { stage: Contract signed, task: { text: "Welcome the client" } }
`;

test.each(DIALECTS.flatMap((dialect) => (["before", "after"] as const).map((when) => ({ dialect, when }))))(
  "the power goes $when every write of a signed contract's life, and all is done once ($dialect)",
  { timeout: 120_000 },
  async ({ dialect, when }) => {
    const crash = await openCrashWorld({ dialect, playbook: PLAYBOOK });
    const { world } = crash;
    let cuts = 0;
    for (let at = 1, went = true; went; at += 1) {
      const known = new Set((await world.documents()).map(({ id }) => id));
      const { id, wentOut } = await signedLife(crash, { at, when });
      went = wentOut;
      if (went) cuts += 1;
      await expectDoneOnce(world, id, known, `${when} write ${at}`);
    }
    // hook kept, sorted, walk begun, planned, created, sent, told, ended, and the same for the signature
    console.log(dialect, when, cuts);
  expect(cuts).toBeGreaterThan(15);
  },
);

/** Won, sent, signed, told: with one power cut on the way, if the story is long enough. */
async function signedLife(
  crash: CrashWorld,
  cut: Cut,
): Promise<{ readonly id: string; readonly wentOut: boolean }> {
  const { world } = crash;
  const id = await world.createDeal();
  await world.settle();
  let wentOut = false;
  const step = async (act: () => Promise<unknown>): Promise<void> => {
    if (!(await crash.surviving(act))) return;
    wentOut = true;
    await world.elapse();
  };
  crash.power.arm(cut);
  await step(async () => {
    await world.moveDeal(id, "Won");
    await world.elapse();
  });
  await step(async () => {
    await world.vendor.control("signAll", { id: (await sentDocument(world, id))?.id });
    await world.elapse();
  });
  crash.power.arm();
  return { id, wentOut };
}

async function sentDocument(world: World, id: string) {
  const { remoteId } = await world.contract(id);
  return (await world.documents()).find((document) => document.id === remoteId);
}

async function expectDoneOnce(
  world: World,
  id: string,
  known: ReadonlySet<string>,
  where: string,
): Promise<void> {
  const fresh = (await world.documents()).filter((document) => !known.has(document.id));
  const sent = fresh.filter(({ audit }) => audit.includes("sent_for_signature"));
  expect(
    sent.map(({ audit }) => audit.filter((event) => event === "sent_for_signature").length),
    where,
  ).toEqual([1]);
  const contract = await world.contract(id);
  expect(contract, where).toMatchObject({ status: "signed", remoteId: sent[0]?.id });
  expect(contract.failure, where).toBeUndefined();
  const deal = await world.deal(id);
  expect(deal.stage, where).toBe("Contract signed");
  expect(
    deal.stageHistory.filter(({ stage }) => stage === "Contract signed"),
    where,
  ).toHaveLength(1);
  expect(deal.fields["Contract ID"], where).toBe(sent[0]?.id);
  expect(notesOf(deal).toSorted(), where).toEqual([
    "Contractbook: contract sent for signature",
    "Contractbook: contract signed",
  ]);
  expect(deal.tasks, where).toHaveLength(1);
  const documented = world.vendor === world.sandbox.contractbook;
  expect(deal.files, where).toHaveLength(documented ? 1 : 0);
  // the brief's dialect cannot be asked for a draft whose creation nobody wrote down; it stays there, unsent
  expect(fresh.length, where).toBeLessThanOrEqual(documented ? 1 : 2);
}
