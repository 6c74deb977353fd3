import type { PgBoss } from "pg-boss";
import type { StoreLog } from "../store/log.ts";
import { QUEUE } from "./boss.ts";
import type { Claimed } from "./claim.ts";
import type { InTurn } from "./in-turn.ts";

/** A worker that has not been heard of for so long is taken for dead, and its looks are given to others. */
export const SILENT_MS = 10_000;
const BEAT_MS = 4_000;
/** A settlement that hangs must not silence us; should the two then meet, the database undoes one of them in a second. */
const LATE_MS = 2_000;

/** A claimed look that is being worked on. */
export interface Running {
  readonly claimed: Claimed;
  /** Aborted when the look may have been given to another worker. */
  readonly controller: AbortController;
}

export interface Heartbeat {
  /** Reports now; never throws. */
  beat(): Promise<void>;
  stop(): void;
}

/** Keeps telling the database that the running looks are alive, and tells the walks whose claim was lost. */
export function startHeartbeat(
  boss: PgBoss,
  running: ReadonlyMap<string, Running>,
  log: StoreLog,
  inTurn: InTurn,
): Heartbeat {
  let beating: Promise<void> | undefined;
  const once = (): Promise<void> => {
    beating ??= inTurn(() => beat(boss, [...running.values()], log), LATE_MS).finally(() => {
      beating = undefined;
    });
    return beating;
  };
  const timer = setInterval(() => void once(), BEAT_MS);
  return { beat: once, stop: () => clearInterval(timer) };
}

async function beat(boss: PgBoss, alive: readonly Running[], log: StoreLog): Promise<void> {
  if (alive.length === 0) return;
  const claims = alive.map(({ claimed }) => ({ id: claimed.job, retryCount: claimed.claim }));
  try {
    const kept = settledIds(await boss.touch(QUEUE, claims));
    if (kept === undefined) return;
    for (const { claimed, controller } of alive) {
      if (kept.has(claimed.job)) continue;
      controller.abort(new Error("the look was given to another worker"));
    }
  } catch (error) {
    log.warn({ error: String(error) }, "the running looks could not be reported alive");
  }
}

/** pg-boss's published types leave this answer empty. */
function settledIds(response: unknown): ReadonlySet<unknown> | undefined {
  if (typeof response !== "object" || response === null || !("settled" in response)) return undefined;
  return Array.isArray(response.settled) ? new Set<unknown>(response.settled) : undefined;
}
