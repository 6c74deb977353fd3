import { setTimeout as sleep } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { reportLine } from "./report.ts";
import { GOES, KILLS } from "./goes.ts";
import { IS_LONG, randomOf } from "./seed.ts";
import { openServiceStand } from "./service-stand.ts";

const DEALS_PER_LIFE = IS_LONG ? 5 : 3;

test.each(IS_LONG ? GOES : GOES.slice(0, 1))(
  `go %i: kill -9 at ${KILLS} random moments under load: 0 lost, 0 doubled`,
  { timeout: IS_LONG ? 900_000 : 90_000 },
  async (go) => {
    const stand = await openServiceStand();
    onTestFinished(() => stand.close());
    const random = randomOf(`kills ${go}`);
    for (const side of [stand.sandbox.kommo, stand.sandbox.vendor("contractbook")]) {
      for (const kind of ["lost", "error500After", "500"] as const) side.fault({ kind, every: 61 });
    }
    const deals: string[] = [];
    for (let life = 0; life < KILLS; life += 1) {
      await stand.start();
      deals.push(...(await stand.win(DEALS_PER_LIFE)));
      await stand.sign(deals);
      await sleep(Math.floor(random() * 700));
      await stand.kill();
    }
    await stand.start();
    const { wallMs, tally } = await stand.recover(deals, IS_LONG ? 600_000 : 60_000);
    const fault = `kill -9, ${KILLS} times in a row under load`;
    reportLine({ group: "process", fault, at: "us", wallMs, endedBy: "a supervisor" }, tally);
    expect({ lost: tally.lost, doubled: tally.doubled }).toEqual({ lost: [], doubled: [] });
  },
);

test(
  "won and signed while nobody listened, until every knock was given up: found at the next start",
  { timeout: 90_000 },
  async () => {
    const stand = await openServiceStand();
    onTestFinished(() => stand.close());
    await stand.start();
    const early = await stand.win(2);
    await stand.untilOut(early);
    await stand.kill();
    for (const side of [stand.sandbox.kommo, stand.sandbox.vendor("contractbook")]) {
      side.hookFault({ kind: "drop", every: 1 });
    }
    await stand.sign(early);
    const late = await stand.win(2);
    for (const side of [stand.sandbox.kommo, stand.sandbox.vendor("contractbook")]) side.clearFaults();
    await stand.start();
    // the process before looked for what no hook had told a moment ago: its turn must not count for the one that was away
    const { wallMs, tally } = await stand.recover([...early, ...late], 60_000);
    const fault = "away until Kommo and the vendor had given up knocking, then started";
    reportLine({ group: "process", fault, at: "us", wallMs, endedBy: "a supervisor" }, tally);
    expect({ lost: tally.lost, doubled: tally.doubled }, stand.lastWords()).toEqual({
      lost: [],
      doubled: [],
    });
  },
);
