import { setTimeout as sleep } from "node:timers/promises";
import type { Contract, Wish } from "../domain/contract.ts";
import type { Store, TrailEntry } from "../store/store.ts";
import type { OptionSpec } from "./command.ts";
import { UsageError } from "./command.ts";
import type { Input } from "./command.ts";
import type { Terminal } from "./terminal.ts";
import { wishEnding } from "./wish-ending.ts";
import type { Ending } from "./wish-ending.ts";

const GLANCE_MS = 250;
const QUIET_GLANCES = 4;
const SECONDS = 60;
const MOST_SECONDS = 3_600;

export const WAIT_OPTION = {
  wait: {
    value: "SECONDS",
    sentence: `How long to wait for the result; 0 = do not wait. Default ${SECONDS} in a terminal, else 0`,
  },
} as const satisfies Record<string, OptionSpec>;

/** Seconds to wait. Throws UsageError. */
export function waitSeconds(input: Input, { interactive }: Terminal): number {
  const text = input.text("wait");
  if (text === undefined) return interactive ? SECONDS : 0;
  const seconds = Number(text);
  if (/^\d+$/.test(text) && seconds <= MOST_SECONDS) return seconds;
  throw new UsageError(`--wait takes a whole number of seconds from 0 to ${MOST_SECONDS}.`);
}

/**
 * Watches what the service makes of a wish until it is done, the time is over or the person interrupts. Only the waiting
 * ends then: the wish stands. `told` is called with each new entry of the trail.
 */
export async function waitForWish(
  store: Pick<Store, "contracts" | "trail">,
  asked: { readonly before: Contract; readonly entries: number; readonly wish: Wish },
  terminal: Pick<Terminal, "interrupted">,
  seconds: number,
  told: (entry: TrailEntry) => void,
): Promise<Ending | "late" | "interrupted"> {
  const { before, entries, wish } = asked;
  const until = performance.now() + seconds * 1_000;
  const interrupted = terminal.interrupted().then(() => "interrupted" as const);
  let seen = entries;
  let quiet = 0;
  for (;;) {
    const now = await store.contracts.get(before.account, before.id);
    const trail = await store.trail.of(before.account, before.id);
    quiet = trail.length > seen ? 0 : quiet + 1;
    for (const entry of trail.slice(seen)) told(entry);
    seen = trail.length;
    const news = trail.slice(entries);
    const isQuiet = quiet >= QUIET_GLANCES;
    const ending = now && wishEnding({ wish, before, now, news, isQuiet });
    if (ending !== undefined) return ending;
    if (performance.now() > until) return "late";
    if ((await Promise.race([interrupted, sleep(GLANCE_MS)])) === "interrupted") return "interrupted";
  }
}
