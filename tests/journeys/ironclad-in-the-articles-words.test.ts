import { readdir } from "node:fs/promises";
import { expect, test } from "vitest";
import { providerById } from "../../src/providers/all.ts";
import { notesOf, openWorld, sendDeal, winDeal } from "../story.ts";
import { IRONCLAD } from "../vendors/ironclad.ts";
import type { TownVendor } from "../vendors/town-vendor.ts";

test("in the article's words: schemaFields are filled, each value in its type, downloadUrl is followed, revisions are kept", async () => {
  const world = await openWorld({ vendor: IRONCLAD, dialect: "brief" });
  const { id, remoteId } = await sendDeal(world);
  const [workflow] = await world.documents();
  expect(workflow).toMatchObject({ attributes: { client_email: "person1@example.com", deal_amount: 1200 } });
  await world.vendor.control("signAll", { id: remoteId });
  await world.elapse();
  const calls = world.vendor.seen.calls.map(({ method, path }) => `${method} ${path}`);
  expect(calls.slice(0, 3)).toEqual([
    "GET /templates",
    `GET /templates/${workflow?.templateId}`,
    "POST /workflows",
  ]);
  expect(calls).toEqual(
    expect.arrayContaining([`GET /workflows/${remoteId}/documents`, `GET /workflows/${remoteId}/revisions`]),
  );
  expect((await world.deal(id)).files.map(({ name }) => name)).toEqual([expect.stringMatching(/\.pdf$/u)]);
  const kept = await readdir(world.archiveDirectory, { recursive: true });
  expect(kept.some((name) => name.endsWith("revisions.json"))).toBe(true);
});

test("a value of the wrong type for its schemaField launches nothing, and the deal names it", async () => {
  const fields = { deal_amount: "a lot" };
  const world = await openWorld({ vendor: IRONCLAD, dialect: "brief", fields });
  const id = await winDeal(world);
  expect(await world.documents()).toEqual([]);
  expect(notesOf(await world.deal(id)).join()).toMatch(/Contract not sent.*deal_amount/su);
});

test("Ironclad's sandbox is a setting of the connection, unless the file names another address", async () => {
  const world = await openWorld({ vendor: inSandbox(), dialect: "brief" });
  await sendDeal(world);
  const [connection] = world.config.accounts[0]?.connections ?? [];
  const host = providerById("ironclad")?.dialects.brief.baseUrl(connection?.settings ?? {});
  expect(host).toBe("https://sandbox.ironcladapp.com/public/api/v1");
});

function inSandbox(): TownVendor {
  return {
    ...IRONCLAD,
    connection: (dialect, url, papers) => [...IRONCLAD.connection(dialect, url, papers), "sandbox: true"],
  };
}
