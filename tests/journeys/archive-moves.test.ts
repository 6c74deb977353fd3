import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { openWorld, sendDeal } from "../story.ts";
import type { SentDeal } from "../story.ts";
import type { World } from "../world.ts";

async function aDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), "countersign-archive-moved-"));
  onTestFinished(() => rm(directory, { recursive: true }));
  return directory;
}

async function pdfsIn(directory: string): Promise<number> {
  const names = await readdir(directory, { recursive: true });
  return names.filter((name) => name.endsWith(".pdf")).length;
}

/** Signed and archived where the file says now; Kommo has not taken the PDF yet. */
async function signedWithoutAttachment(world: World): Promise<SentDeal> {
  const sent = await sendDeal(world);
  world.sandbox.kommo.fault({ kind: "500", match: "^POST .*/sessions", times: 8 });
  await world.vendor.control("signAll", { id: sent.remoteId });
  await world.elapse();
  expect((await world.contract(sent.id)).archive).not.toEqual([]);
  expect((await world.deal(sent.id)).files).toEqual([]);
  return sent;
}

test("the archive of a changed file is used at once, and what was archived before is still read where it is", async () => {
  const world = await openWorld();
  const before = await signedWithoutAttachment(world);
  const directory = await aDirectory();
  await world.apply({ archive: `{ directory: ${directory} }` });
  const after = await sendDeal(world);
  await world.vendor.control("signAll", { id: after.remoteId });
  await world.elapse({ hours: 1 });
  await world.elapse({ hours: 1 });
  expect(await pdfsIn(world.archiveDirectory)).toBe(1);
  expect(await pdfsIn(directory)).toBe(1);
  for (const { id } of [before, after]) expect((await world.deal(id)).files).toHaveLength(1);
});

test("a new process looks for earlier files in the new place only, and says what to do", async () => {
  const world = await openWorld();
  const { id } = await signedWithoutAttachment(world);
  const archive = `{ directory: ${await aDirectory()} }`;
  await world.apply({ archive });
  await world.restart();
  await world.elapse({ minutes: 10 });
  const { failure } = await world.contract(id);
  expect(failure).toMatchObject({ code: "archive_unavailable" });
  expect(failure?.detail).toContain("copy the files of the former place into the new one");
});
