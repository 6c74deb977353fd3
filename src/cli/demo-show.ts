import { createSigners } from "../../sandbox/people.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import type { Town } from "../../sandbox/town/town.ts";
import type { Running } from "./application.ts";
import type { Calendar } from "./demo-calendar.ts";
import { DEMO_CONNECTIONS } from "./demo-config.ts";
import type { DemoDesk } from "./demo-desk.ts";
import { createOperator } from "./demo-operator.ts";
import type { Playground } from "./demo-playground.ts";
import { createSellers } from "./demo-sellers.ts";
import type { Narrator } from "./narrate.ts";
import { painter } from "./paint.ts";
import { repeatedly } from "./repeatedly.ts";
import type { Terminal } from "./terminal.ts";

/** A deal is won every few seconds, so that there is always something to watch. */
const WIN_EVERY_MS = 2_500;
const OPERATE_EVERY_MS = 1_000;
const PROGRESS_EVERY_MS = 10_000;
/** Days that pass with each line of progress: whoever does not sign is seen to run out of time within half a minute. */
const DAYS = 5;
/** The first deals of the town are those that a visitor plays the story with. */
const STORY_DEALS = 12;
const PACE = { fromMs: 1_000, toMs: 4_000 };

/** What the demo's parts share. */
export interface DemoStage {
  readonly sandbox: Sandbox;
  readonly running: Running;
  readonly calendar: Calendar;
  readonly terminal: Terminal;
  readonly town: Town;
  readonly playground: Playground;
  readonly desk: DemoDesk;
  readonly narrator: Narrator;
}

/** Invented people who win deals, sign, decline and forget, until `stop`. */
export interface DemoShow {
  stop(): Promise<void>;
}

/** Lets the town live by itself. `sparesStory`: the deals that a visitor begins with are left alone. */
export async function startShow(
  stage: DemoStage,
  { sparesStory }: { readonly sparesStory: boolean },
): Promise<DemoShow> {
  const { sandbox, running, calendar, terminal, town, playground, desk, narrator } = stage;
  const { color, out } = terminal;
  const signers = createSigners(sandbox, {
    pace: PACE,
    first: ["sign", "decline", "ignore", "sign", "sign"],
  });
  const sellers = createSellers(sandbox, town, sparesStory ? STORY_DEALS : 0);
  const operator = createOperator(running.store, desk, { now: calendar.now, write: out, color });
  troubleVendors(sandbox);
  signers.start();
  await sellers.win();
  const rounds = [
    repeatedly(
      WIN_EVERY_MS,
      quietly(() => sellers.win()),
    ),
    repeatedly(
      OPERATE_EVERY_MS,
      quietly(() => operator.round()),
    ),
    repeatedly(
      PROGRESS_EVERY_MS,
      quietly(async () => {
        const passing = playground.passDays(DAYS);
        out(painter(color)("dim", `── ${DAYS} days pass ── ${await narrator.counts()}`));
        await passing;
      }),
    ),
  ];
  return {
    async stop() {
      signers.stop();
      await Promise.all(rounds.map((round) => round.stop()));
      playground.moods.clear();
    },
  };
}

/** One round that goes wrong is no reason to stop the show: the next one comes. */
function quietly(round: () => Promise<unknown>): () => Promise<void> {
  return () =>
    round().then(
      () => undefined,
      () => undefined,
    );
}

/** Now and then an answer is lost after the vendor has done its work, or the vendor has a bad moment. */
function troubleVendors(sandbox: Sandbox): void {
  for (const { id, dialect } of DEMO_CONNECTIONS) {
    const vendor = sandbox.vendor(id);
    if (dialect === "documented") vendor.fault({ kind: "lost", match: "^POST ", every: 9 });
    vendor.fault({ kind: "500", match: "^GET ", every: 41 });
  }
}
