import { expect, test } from "vitest";
import type { Contract } from "../../src/domain/contract.ts";
import { massMoveWords } from "../../src/domain/decide/mass-move-words.ts";
import { keyAt } from "../office.ts";
import { notesOf, openWorld } from "../story.ts";
import type { World } from "../world.ts";

const HOLDING = `        holdAbove: 4
        outcomes:
          signed: { stage: Contract signed }
`;

/** So many deals are dragged to Won together. */
async function dragToWon(world: World, count: number): Promise<readonly string[]> {
  const ids: string[] = [];
  while (ids.length < count) ids.push(await world.createDeal());
  for (const id of ids) await world.moveDeal(id, "Won");
  await world.elapse();
  return ids;
}

async function contractsOf(world: World, ids: readonly string[]): Promise<readonly Contract[]> {
  const rows = await Promise.all(ids.map((id) => world.contracts(id)));
  return rows.flat();
}

function heldIn(rows: readonly Contract[]): readonly Contract[] {
  return rows.filter(({ failure }) => failure?.code === "mass_move");
}

/** Notes and tasks about it on all these deals. */
async function toldOn(world: World, ids: readonly string[]): Promise<{ notes: number; tasks: number }> {
  const deals = await Promise.all(ids.map((id) => world.deal(id)));
  const notes = deals.flatMap(notesOf).filter((note) => note.includes("Unusually many deals"));
  return { notes: notes.length, tasks: deals.flatMap(({ tasks }) => tasks).length };
}

/** The only note about it. */
async function telling(world: World, ids: readonly string[]): Promise<string> {
  const deals = await Promise.all(ids.map((id) => world.deal(id)));
  return deals.flatMap(notesOf).find((note) => note.includes("Unusually many deals")) ?? "";
}

test("many deals dragged to Won by accident: what is over the limit is held, one person is asked once, and released in order", async () => {
  const world = await openWorld({ playbook: HOLDING });
  const ids = [...(await dragToWon(world, 4)), ...(await dragToWon(world, 10))];
  const rows = await contractsOf(world, ids);
  const held = heldIn(rows);
  expect(rows).toHaveLength(14);
  expect(held).toHaveLength(10);
  expect(held.every(({ effects }) => effects["create"] === undefined)).toBe(true);
  expect(await world.documents()).toHaveLength(4);
  expect(await toldOn(world, ids)).toEqual({ notes: 1, tasks: 1 });
  // whoever reads it knows of those that are on their way
  expect(await telling(world, ids)).toMatch(
    /4 of the same 10 minutes came before it and are not held: .* have to be withdrawn/u,
  );

  // hours later more come, and nobody is asked again
  await world.elapse({ hours: 3 });
  const [late = ""] = await dragToWon(world, 1);
  expect(heldIn(await world.contracts(late))).toHaveLength(1);
  expect(await toldOn(world, [...ids, late])).toEqual({ notes: 1, tasks: 1 });
  expect(await world.documents()).toHaveLength(4);

  const viewer = await keyAt(world.app, world.url, "acme", "viewer");
  const operator = await keyAt(world.app, world.url, "acme", "operator");
  const address = "/api/accounts/acme/attention/held";
  expect((await viewer.get(address)).body).toMatchObject({
    held: [{ playbook: "won-agreement", count: 11, made: 4, out: 4 }],
  });
  // held together, they are answered together: none of them stands among those that stopped one by one
  expect((await viewer.get("/api/accounts/acme/attention")).body).toMatchObject({ contracts: [], count: 11 });
  const release = { playbook: "won-agreement", answer: "release" };
  expect((await viewer.post(address, release)).status).toBe(403);
  expect(await operator.post(address, release)).toMatchObject({ status: 200, body: { count: 11 } });
  const waiting = heldIn(await contractsOf(world, [...ids, late]));
  const byDue = waiting.toSorted((a, b) => Number(a.dueAt) - Number(b.dueAt));
  expect(byDue.map(({ dealId }) => dealId)).toEqual(
    waiting
      .toSorted((a, b) => Number(a.createdAt) - Number(b.createdAt) || (a.id < b.id ? -1 : 1))
      .map(({ dealId }) => dealId),
  );
  await world.elapse({ minutes: 1 });
  for (const row of await contractsOf(world, [...ids, late]))
    expect({ deal: row.dealId, status: row.status, failure: row.failure }).toEqual({
      deal: row.dealId,
      status: "sent",
      failure: undefined,
    });
  expect(await world.documents()).toHaveLength(15);
  expect((await operator.post(address, release)).body).toEqual({ count: 0 });
});

test("held contracts are dropped: none is made, no deal is bothered, and one that comes again gets its contract", async () => {
  const world = await openWorld({ playbook: HOLDING });
  const ids = [...(await dragToWon(world, 4)), ...(await dragToWon(world, 5))];
  const operator = await keyAt(world.app, world.url, "acme", "operator");
  const drop = { playbook: "won-agreement", answer: "drop" };
  expect((await operator.post("/api/accounts/acme/attention/held", drop)).body).toEqual({ count: 5 });
  await world.elapse({ minutes: 10 });
  const dropped = (await contractsOf(world, ids)).filter(({ status }) => status === "withdrawn");
  expect(dropped).toHaveLength(5);
  expect(await world.documents()).toHaveLength(4);
  const [{ reference } = { reference: "" }] = dropped;
  const { body } = await operator.get(`/api/accounts/acme/contracts/${reference}`);
  expect(JSON.stringify(body)).toContain(massMoveWords.dropped);
  for (const { dealId } of dropped)
    expect(notesOf(await world.deal(dealId)).filter((note) => !note.includes("Unusually many"))).toEqual([]);

  const [{ dealId } = { dealId: "" }] = dropped;
  await world.moveDeal(dealId, "Qualified");
  await world.elapse({ minutes: 2 });
  await world.moveDeal(dealId, "Won");
  await world.elapse({ minutes: 2 });
  expect((await world.contracts(dealId)).map(({ status }) => status)).toEqual(["withdrawn", "sent"]);
});

test("few at a time are never held, and `holdAbove: false` holds nothing", async () => {
  const world = await openWorld({ playbook: HOLDING });
  for (let rounds = 0; rounds < 3; rounds += 1) {
    const ids = await dragToWon(world, 4);
    expect(heldIn(await contractsOf(world, ids))).toEqual([]);
    await world.elapse({ minutes: 11 });
  }
  await world.apply({ playbook: HOLDING.replace("4", "false") });
  const ids = await dragToWon(world, 8);
  expect(heldIn(await contractsOf(world, ids))).toEqual([]);
  expect(await world.documents()).toHaveLength(20);
});
