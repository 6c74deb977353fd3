import { expect, test } from "vitest";
import { HOLD_ABOVE } from "../../src/domain/playbook.ts";
import { keyAt } from "../office.ts";
import { notesOf, openWorld } from "../story.ts";
import type { World } from "../world.ts";

/** So many deals are dragged to Won; `MASS_MOVE_DEALS=5000` plays it with the default threshold. */
const ASKED = process.env["MASS_MOVE_DEALS"];
const DEALS = Number(ASKED ?? 60);
const ABOVE = ASKED === undefined ? DEALS / 5 : HOLD_ABOVE;
const PATIENCE_MS = 60_000 + DEALS * 250;
/** An answer is one statement: nobody waits for as long as contracts take. */
const ANSWER_MS = 10_000;

const PLAYBOOK = `${ASKED === undefined ? `        holdAbove: ${ABOVE}\n` : ""}        outcomes:
          signed: { stage: Contract signed }
`;
const ADDRESS = "/api/accounts/acme/attention/held";

interface Count {
  readonly status: string;
  readonly held: boolean;
  readonly count: number;
}

/** All of them, by status and whether they are held. */
async function counted({ database }: World): Promise<readonly Count[]> {
  const { rows } = await database.database.pool.query<Count>(
    `select status, coalesce(failure ->> 'code' = 'mass_move' and wishes = '[]', false) as held, count(*)::integer as count
      from countersign.contracts group by 1, 2 order by 1, 2`,
  );
  return rows;
}

/** Until each deal has its contract and whatever is not held is out. */
async function settleAll(world: World, deals: number): Promise<void> {
  const until = performance.now() + PATIENCE_MS;
  for (;;) {
    await world.settle();
    const rows = await counted(world);
    const all = rows.reduce((sum, { count }) => sum + count, 0);
    if (all === deals && rows.every(({ status, held }) => held || status !== "planned")) return;
    if (performance.now() > until) throw new Error(`not settled: ${JSON.stringify(rows)}`);
  }
}

/** Notes and tasks on all deals that tell of the hold. */
async function toldOn(world: World, ids: readonly string[]): Promise<{ notes: number; tasks: number }> {
  const told = { notes: 0, tasks: 0 };
  for (const id of ids) {
    const deal = await world.deal(id);
    told.notes += notesOf(deal).filter((note) => note.includes("Unusually many deals")).length;
    told.tasks += deal.tasks.length;
  }
  return told;
}

/** Every contract at the vendor belongs to a deal of its own. */
async function checkNoneDoubled(world: World, made: number): Promise<void> {
  expect(await world.documents()).toHaveLength(made);
  const { rows } = await world.database.database.pool.query<{ deals: number; remotes: number }>(
    `select count(distinct deal_id)::integer as deals, count(distinct remote_id)::integer as remotes
      from countersign.contracts where remote_id is not null`,
  );
  expect(rows).toEqual([{ deals: made, remotes: made }]);
}

async function dragAllToWon(world: World): Promise<readonly string[]> {
  const ids: string[] = [];
  while (ids.length < DEALS) ids.push(await world.createDeal());
  for (const id of ids) await world.moveDeal(id, "Won");
  return ids;
}

function tell(what: string, sinceMs: number): void {
  const seconds = ((performance.now() - sinceMs) / 1000).toFixed(2);
  if (ASKED !== undefined) process.stdout.write(`${what} ${seconds} s\n`);
}

test.each(["drop", "release"] as const)(
  `${DEALS} deals are dragged to Won: no more than ${ABOVE} contracts are made, the rest is held, told once, and answered together (%s)`,
  { timeout: 2 * PATIENCE_MS + 60_000 },
  async (answer) => {
    const world = await openWorld({ playbook: PLAYBOOK });
    const ids = await dragAllToWon(world);
    const began = performance.now();
    await settleAll(world, DEALS);
    tell(`${answer}: until ${ABOVE} contracts were out and ${DEALS - ABOVE} held:`, began);
    const held = DEALS - ABOVE;
    expect(await counted(world)).toEqual([
      { status: "planned", held: true, count: held },
      { status: "sent", held: false, count: ABOVE },
    ]);
    await checkNoneDoubled(world, ABOVE);
    expect(await toldOn(world, ids)).toEqual({ notes: 1, tasks: 1 });

    const operator = await keyAt(world.app, world.url, "acme", "operator");
    const looked = performance.now();
    expect((await operator.get(ADDRESS)).body).toMatchObject({
      held: [{ count: held, made: ABOVE, out: ABOVE }],
    });
    tell(`${answer}: the list of what is held took`, looked);
    const asked = performance.now();
    const { body } = await operator.post(ADDRESS, { playbook: "won-agreement", answer });
    tell(`${answer}: the answer for ${held} contracts took`, asked);
    expect(performance.now() - asked).toBeLessThan(ANSWER_MS);
    expect(body).toEqual({ count: held });
    const released = performance.now();
    await world.elapse({ minutes: 1 });
    await settleAll(world, DEALS);
    tell(`${answer}: until nothing was left to do:`, released);
    const made = answer === "drop" ? ABOVE : DEALS;
    await checkNoneDoubled(world, made);
    expect(await counted(world)).toEqual([
      { status: "sent", held: false, count: made },
      ...(answer === "drop" ? [{ status: "withdrawn", held: false, count: held }] : []),
    ]);
    expect(await toldOn(world, ids)).toEqual({ notes: 1, tasks: 1 });
  },
);
