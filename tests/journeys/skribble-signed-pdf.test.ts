import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { DIALECTS, notesOf, openWorld, sendDeal } from "../story.ts";
import { SKRIBBLE } from "../vendors/skribble.ts";

const playbook = `        outcomes:
          signed: { stage: Contract signed, note: "Skribble: contract signed.", attach: true }
`;

test.each(DIALECTS)(
  "signed: the PDF is downloaded, kept in our archive and attached, and the deal moves (%s)",
  async (dialect) => {
    const world = await openWorld({ vendor: SKRIBBLE, dialect, playbook });
    const { id, remoteId } = await sendDeal(world);
    await world.vendor.control("signAll", { id: remoteId });
    await world.elapse();
    const contract = await world.contract(id);
    const kinds = dialect === "brief" ? ["signed", "values"] : ["signed", "evidence", "values"];
    expect(contract.status).toBe("signed");
    expect(contract.archive.map(({ kind }) => kind)).toEqual(kinds);
    const bytes = await readFile(join(world.archiveDirectory, contract.archive[0]?.key ?? ""));
    expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
    const deal = await world.deal(id);
    expect(deal.stage).toBe("Contract signed");
    expect(notesOf(deal).at(-1)).toBe("Skribble: contract signed.");
    expect(deal.files).toHaveLength(1);
  },
);

test.each(DIALECTS)("the file is still being worked on: it is asked for again (%s)", async (dialect) => {
  const world = await openWorld({ vendor: SKRIBBLE, dialect, playbook });
  await world.vendor.control("setPdf", { notReadyTimes: 2 });
  const { id, remoteId } = await sendDeal(world);
  await world.vendor.control("signAll", { id: remoteId });
  await world.elapse({ minutes: 10 });
  await world.elapse({ minutes: 10 });
  expect((await world.deal(id)).files).toHaveLength(1);
});

test("a plan without the signed report leaves what the request tells as evidence", async () => {
  const world = await openWorld({ vendor: SKRIBBLE, playbook });
  await world.vendor.control("setPlan", { report: false });
  const { id, remoteId } = await sendDeal(world);
  await world.vendor.control("signAll", { id: remoteId });
  await world.elapse();
  const { archive } = await world.contract(id);
  const evidence = archive.find(({ kind }) => kind === "evidence");
  const text = await readFile(join(world.archiveDirectory, evidence?.key ?? ""), "utf8");
  expect(JSON.parse(text)).toMatchObject({ id: remoteId, status_overall: "SIGNED" });
  expect(text).not.toContain("/view/");
});
