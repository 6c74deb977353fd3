import { expect, test } from "vitest";
import { z } from "zod";
import { keyAt } from "../office.ts";
import { openWorld, sendDeal } from "../story.ts";
import type { Visitor } from "../visitor.ts";
import type { World } from "../world.ts";

const Exported = z.object({
  contracts: z.array(
    z.object({
      contract: z.object({ reference: z.string(), archive: z.array(z.unknown()) }),
      trail: z.array(z.unknown()),
      files: z.array(
        z.object({
          name: z.string(),
          kind: z.string(),
          bytes: z.number(),
          sha256: z.string(),
          key: z.string(),
          address: z.string(),
        }),
      ),
    }),
  ),
  calls: z.array(
    z.object({
      method: z.string(),
      url: z.string(),
      operation: z.string(),
      status: z.number().optional(),
      requestBody: z.string().optional(),
      responseBody: z.string().optional(),
    }),
  ),
  deliveries: z.array(z.object({ body: z.string() })),
});

async function exported(visitor: Visitor, email: string) {
  return Exported.parse((await visitor.post("/api/accounts/acme/people-data/export", { email })).body);
}

async function signed(world: World): Promise<{ email: string; reference: string; dealId: string }> {
  const { id, contract, remoteId } = await sendDeal(world);
  await world.vendor.control("sign", { id: remoteId });
  await world.elapse({ minutes: 1 });
  const { order } = await world.contract(id);
  return { email: order?.signers[0]?.email ?? "", reference: contract.reference, dealId: id };
}

test("an export has the contracts, the calls as they were recorded, and the archived files, each with the address where it is to be had", async () => {
  const world = await openWorld();
  const { email, reference, dealId } = await signed(world);
  const owner = await keyAt(world.app, world.url, "acme", "owner");
  const { contracts, calls } = await exported(owner, email.toUpperCase());
  expect(contracts).toMatchObject([{ contract: { reference } }]);
  const stored = await world.app.store.calls.of("acme", (await world.contract(dealId)).id, 1_000);
  expect(calls.length).toBeGreaterThanOrEqual(stored.length);
  const create = calls.find(({ operation }) => operation === "create");
  expect(create?.requestBody).toContain(email);
  expect(create?.responseBody).toBe(stored.find(({ operation }) => operation === "create")?.responseBody);

  const files = contracts[0]?.files ?? [];
  expect(files.map(({ kind }) => kind)).toContain("signed");
  const viewer = await keyAt(world.app, world.url, "acme", "viewer");
  const stranger = await keyAt(world.app, world.url, "other", "owner");
  for (const { address, sha256, bytes } of files) {
    const answer = await viewer.get(address);
    expect([answer.status, answer.headers.get("x-content-sha256")]).toEqual([200, sha256]);
    expect(Number(answer.headers.get("content-length"))).toBe(bytes);
    expect((await stranger.get(address)).status).toBe(404);
  }
});

test("of somebody of whom nothing is kept the export is whole and empty", async () => {
  const world = await openWorld();
  const owner = await keyAt(world.app, world.url, "acme", "owner");
  expect(await exported(owner, "nobody@example.com")).toEqual({ contracts: [], calls: [], deliveries: [] });
});
