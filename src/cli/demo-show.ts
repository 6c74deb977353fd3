import { createSigners } from "../../sandbox/people.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { createTown } from "../../sandbox/town/create-town.ts";
import type { Running } from "./application.ts";
import type { Calendar } from "./demo-calendar.ts";
import { DEMO_CONNECTIONS, DEMO_EXPIRES_IN_DAYS } from "./demo-config.ts";
import { watchDeadlines } from "./demo-deadlines.ts";
import { createDemoDesk } from "./demo-desk.ts";
import { createOperator } from "./demo-operator.ts";
import { createSellers } from "./demo-sellers.ts";
import { createNarrator } from "./narrate.ts";
import type { Narrator } from "./narrate.ts";
import { painter } from "./paint.ts";
import { repeatedly } from "./repeatedly.ts";
import type { Terminal } from "./terminal.ts";

const TELL_EVERY_MS = 400;
/** A deal is won every few seconds, so that there is always something to watch. */
const WIN_EVERY_MS = 2_500;
const OPERATE_EVERY_MS = 1_000;
const PROGRESS_EVERY_MS = 10_000;
/** Days that pass with each line of progress: whoever does not sign is seen to run out of time within half a minute. */
const DAYS = 5;
const PACE = { fromMs: 1_000, toMs: 4_000 };
const TOWN_SEED = 1;

/** What the demo's parts share. */
interface DemoStage {
  readonly sandbox: Sandbox;
  readonly running: Running;
  readonly calendar: Calendar;
  readonly terminal: Terminal;
}

/** Lets the town live until `ended`; resolves to the counts at the end. */
export async function runDemoShow(stage: DemoStage, ended: Promise<void>): Promise<string> {
  const { sandbox, running, calendar, terminal } = stage;
  const { color, out } = terminal;
  const town = createTown(TOWN_SEED);
  const desk = createDemoDesk(sandbox, town.users);
  const narrator = createNarrator(running.store, out, { color, from: "0", task: desk.task });
  const signers = createSigners(sandbox, {
    pace: PACE,
    first: ["sign", "decline", "ignore", "sign", "sign"],
  });
  const sellers = createSellers(sandbox, town);
  const operator = createOperator(running.store, desk, { now: calendar.now, write: out, color });
  const deadlines = watchDeadlines(sandbox, calendar.now, DEMO_EXPIRES_IN_DAYS);
  troubleVendors(sandbox);
  signers.start();
  await sellers.win();
  const rounds = [
    repeatedly(
      WIN_EVERY_MS,
      quietly(() => sellers.win()),
    ),
    repeatedly(
      TELL_EVERY_MS,
      quietly(() => narrator.tick()),
    ),
    repeatedly(
      OPERATE_EVERY_MS,
      quietly(() => operator.round()),
    ),
    repeatedly(
      PROGRESS_EVERY_MS,
      quietly(async () => {
        calendar.pass(DAYS);
        out(await progress(narrator, color));
        await deadlines.expire();
      }),
    ),
  ];
  await ended;
  if (terminal.interactive) out(""); // the terminal has written ^C into the line
  signers.stop();
  deadlines.stop();
  await Promise.all(rounds.map((round) => round.stop()));
  await quietly(() => narrator.flush())();
  return narrator.counts();
}

/** One round that goes wrong is no reason to stop the show: the next one comes. */
function quietly(round: () => Promise<unknown>): () => Promise<void> {
  return () =>
    round().then(
      () => undefined,
      () => undefined,
    );
}

async function progress(narrator: Narrator, color: boolean): Promise<string> {
  return painter(color)("dim", `── ${DAYS} days pass ── ${await narrator.counts()}`);
}

/** Now and then an answer is lost after the vendor has done its work, or the vendor has a bad moment. */
function troubleVendors(sandbox: Sandbox): void {
  for (const { id, dialect } of DEMO_CONNECTIONS) {
    const vendor = sandbox.vendor(id);
    if (dialect === "documented") vendor.fault({ kind: "lost", match: "^POST ", every: 9 });
    vendor.fault({ kind: "500", match: "^GET ", every: 41 });
  }
}
