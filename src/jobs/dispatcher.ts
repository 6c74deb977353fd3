import { setTimeout as sleep } from "node:timers/promises";
import type { PgBoss } from "pg-boss";
import type { Database } from "../store/database.ts";
import type { StoreLog } from "../store/log.ts";
import { createSession } from "../store/session.ts";
import { createBell } from "./bell.ts";
import { batchSize, claimLooks } from "./claim.ts";
import type { Claimed } from "./claim.ts";
import { startHeartbeat } from "./heartbeat.ts";
import type { Running } from "./heartbeat.ts";
import type { LookHandler, LookResult, Worker } from "./jobs.ts";
import { createInTurn } from "./in-turn.ts";
import { countLooks, releaseLooks } from "./look-statements.ts";
import type { CountsRow } from "./look-statements.ts";
import { createSettler } from "./settler.ts";
import { pauseMs, waitUntil } from "./wait-until.ts";

/** A worker that can be asked to report its running looks alive. */
export interface Dispatcher extends Worker {
  beat(): Promise<void>;
}

export interface DispatcherOptions {
  readonly concurrency: number;
  readonly perAccount: () => number | undefined;
  readonly now: () => Date;
  readonly log: StoreLog;
}

const SHORTEST_POLL_MS = 300;
const LONGEST_POLL_MS = 1_500;
const LAST_WORDS_MS = 500;
/** With so many looks running, those that become ready are gathered for so long before they are taken. */
const BUSY = 24;
const GATHER_MS = 10;

/** Takes looks, runs them side by side, settles each by itself. Woken by whoever enqueues; polls in case none could. */
export function startDispatcher(
  database: Database,
  boss: PgBoss,
  handler: LookHandler,
  options: DispatcherOptions,
): Dispatcher {
  const session = createSession(database.pool);
  const inTurn = createInTurn();
  const settle = createSettler(session, options.log, inTurn);
  const running = new Map<string, Running>();
  const bell = createBell();
  const heartbeat = startHeartbeat(boss, running, options.log, inTurn);
  const stopListening = database.signals.on("countersign_looks", bell.ring);
  const stopping = new AbortController();
  /** Whether looks may be ready that could not be taken: then each one that ends makes room for another. */
  let isCrowded = false;
  const looping = loop();

  async function loop(): Promise<void> {
    let pollMs = SHORTEST_POLL_MS;
    while (!stopping.signal.aborted) {
      const free = options.concurrency - running.size;
      const size = batchSize(free);
      const taken = free > 0 ? await take(size) : 0;
      isCrowded = free === 0 || taken === size || running.size >= (options.perAccount() ?? Infinity);
      if (taken === size && free > size) continue;
      const rang = await bell.wait(pollMs);
      if (rang && running.size >= BUSY) await sleep(GATHER_MS);
      pollMs = rang || taken > 0 ? SHORTEST_POLL_MS : Math.min(pollMs * 1.5, LONGEST_POLL_MS);
    }
  }

  async function take(size: number): Promise<number> {
    try {
      const claimed = await claimLooks(boss, session, size, options.perAccount());
      for (const one of claimed) void run(one);
      return claimed.length;
    } catch (error) {
      options.log.error({ error: String(error) }, "looks could not be taken");
      return 0;
    }
  }

  async function run(claimed: Claimed): Promise<void> {
    const controller = new AbortController();
    const key = `${claimed.job}/${claimed.claim}`;
    running.set(key, { claimed, controller });
    const result = await handled(handler, claimed, controller.signal, options);
    const waitMs = result.done ? 0 : waitUntil(result.againAt, options.now(), claimed.attempt);
    const isWanted = await settle({ job: claimed.job, claim: claimed.claim, done: result.done, waitMs });
    running.delete(key);
    if (isWanted || isCrowded) bell.ring();
    else if (!result.done && waitMs < LONGEST_POLL_MS) setTimeout(bell.ring, waitMs + 1).unref();
  }

  return {
    beat: () => heartbeat.beat(),
    async idle() {
      for (let waitMs = 5; ; waitMs = Math.min(waitMs * 1.5, 200)) {
        const [counts] = await session.rows<CountsRow>(countLooks());
        if (running.size === 0 && counts?.ready === 0 && counts.running === 0) return;
        await sleep(waitMs);
      }
    },
    async stop(graceMs) {
      stopping.abort();
      stopListening();
      bell.ring();
      await looping;
      await emptied(running, graceMs);
      const left = [...running.values()];
      for (const { controller } of left) controller.abort(new Error("the worker stops"));
      await emptied(running, left.length === 0 ? 0 : LAST_WORDS_MS);
      heartbeat.stop();
      const claims = [...running.values()].map(({ claimed: { job, claim } }) => ({ job, claim }));
      if (claims.length === 0) return;
      await session.run(releaseLooks(claims)).catch((error: unknown) => {
        options.log.warn({ error: String(error) }, "looks could not be given back and are taken over later");
      });
    },
  };
}

/** Resolves when nothing runs any more, or after `graceMs`. */
async function emptied(running: ReadonlyMap<string, Running>, graceMs: number): Promise<void> {
  const until = performance.now() + graceMs;
  while (running.size > 0 && performance.now() < until) await sleep(10);
}

/** A handler that throws has a bug, or the database is away: the look comes back later and later, but for ever. */
async function handled(
  handler: LookHandler,
  { look, attempt }: Claimed,
  signal: AbortSignal,
  { now, log }: DispatcherOptions,
): Promise<LookResult> {
  try {
    return await handler(look, signal);
  } catch (error) {
    log.error(
      { err: error, account: look.account, deal: look.dealId, attempt },
      "a look broke and comes back",
    );
    return { done: false, againAt: new Date(now().getTime() + pauseMs(attempt)) };
  }
}
