import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { DATABASE_ROWS } from "./database-rows.ts";
import { reportLine } from "./report.ts";
import { IS_LONG, IS_WHOLE, randomOf } from "./seed.ts";
import { openServiceStand } from "./service-stand.ts";
import type { ServiceStand } from "./service-stand.ts";

const LASTS_MS = IS_LONG ? 20_000 : 1_200;
const DEALS = IS_LONG ? 40 : 6;
/** A server that somebody named is not ours to end. */
const IS_OWN = process.env["COUNTERSIGN_TEST_DATABASE_URL"] === undefined;
const ROWS = DATABASE_ROWS.filter(
  ({ signal, onDemand }) => (IS_OWN || signal === undefined) && (IS_WHOLE || onDemand === undefined),
);

let stand: ServiceStand | undefined;
beforeAll(async () => {
  stand = await openServiceStand(IS_OWN);
  await stand.start();
});
afterAll(() => stand?.close());

test.each(ROWS)("the database is $fault: 0 lost, 0 doubled", { timeout: 240_000 }, async (row) => {
  if (stand === undefined) throw new Error("no stand");
  const early = await stand.win(DEALS);
  await stand.sign(early);
  const striking = row.strike(stand, randomOf(row.fault), LASTS_MS);
  const late = await stand.win(DEALS);
  await stand.sign(early);
  await striking;
  const { wallMs, tally } = await stand.recover([...early, ...late], IS_LONG ? 180_000 : 40_000);
  reportLine({ group: "database", fault: row.fault, at: "us", wallMs }, tally);
  expect({ lost: tally.lost, doubled: tally.doubled }, stand.lastWords()).toEqual({ lost: [], doubled: [] });
  // the process that was there before the fault is there still
  expect(await stand.answers()).toBe(true);
});

test(
  "the database goes in the middle of a start: the process ends or works, and is no ghost",
  { timeout: 90_000 },
  async () => {
    if (stand === undefined) throw new Error("no stand");
    // work waits for the next process
    const deals = await stand.win(DEALS);
    await stand.kill();
    // the port is open and the clocks go; what is left of the start is the owner's link
    const gone = stand.line.refuseAt("role = 'owner' limit 1");
    const { ended } = stand.begin();
    await gone;
    await sleep(600);
    await stand.line.set("pass");
    const end = await Promise.race([ended, sleep(4_000, "lives" as const)]);
    // what a supervisor does
    if (end !== "lives") await stand.start();
    // one that lived through it looks for what no hook has told half a minute after it could not
    const { wallMs, tally } = await stand.recover(deals, 40_000);
    const fault = "gone in the middle of a start: the process ends, and is started anew";
    reportLine({ group: "database", fault, at: "us", wallMs, endedBy: "a supervisor" }, tally);
    expect({ lost: tally.lost, doubled: tally.doubled }, stand.lastWords()).toEqual({
      lost: [],
      doubled: [],
    });
  },
);
