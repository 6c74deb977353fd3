import { setTimeout as sleep } from "node:timers/promises";
import { CountersignError, STOP } from "../domain/errors.ts";
import type { Limiter, Rate } from "../http/http.ts";
import type { Database } from "./database.ts";
import { pauseLimit, readLimit, reserveSlots, setBlock } from "./limit-statements.ts";
import type { Slots } from "./limit-statements.ts";
import { createSession } from "./session.ts";
import { toText } from "./to-jsonb.ts";

/**
 * Calls are counted where they arrive, and under load one is on its way up to 150 ms longer than another: a second's slots
 * take so much longer, or one call too many falls into a second.
 */
const SHARE = 1_000 / 1_150;
/** A longer pause is not slept through: the caller gets the verdict `wait` and can do something else. */
const LONGEST_SLEEP_MS = 10_000;
/** So old a state is believed without asking again. */
const FRESH_MS = 100;
/** A block is looked up again after this long, so that the person who lifts it need not restart anything. */
const BLOCKED_FRESH_MS = 2_000;

/** What is known about a key; instants on this process's monotonic clock. */
interface Known {
  readonly blocked?: string;
  readonly pausedUntil: number;
  readonly asOf: number;
}

/**
 * The limiter of all workers on this database: one row per key holds when the next call may go (GCRA). The database's
 * clock rules. `acquire` throws `ip_blocked` (stop) on a blocked key, and `rate_limited` (wait) when a pause is longer
 * than ten seconds. Keys are any text.
 */
export function createLimiter(database: Database, now: () => Date = () => new Date()): Limiter {
  const session = createSession(database.pool);
  const known = new Map<string, Known>();
  const reading = new Map<string, Promise<Known>>();
  const reserve = createReserver((key, lengthMs) => ask(key, lengthMs));

  async function ask(
    key: string,
    lengthMs?: number,
  ): Promise<{ readonly state: Known; readonly waitMs: number }> {
    const statement = lengthMs === undefined ? readLimit(key) : reserveSlots(key, lengthMs);
    const [row] = await session.rows<Slots>(statement);
    const asOf = performance.now();
    const pausedUntil = row?.paused_ms && row.paused_ms > 0 ? asOf + row.paused_ms : 0;
    const blocked = row?.blocked ?? undefined;
    const state: Known = { pausedUntil, asOf, ...(blocked === undefined ? {} : { blocked }) };
    remember(known, key, state);
    return { state, waitMs: row?.wait_ms ?? 0 };
  }

  /** The key's state, at most `freshMs` old; those who ask at the same time share one question. */
  function fresh(key: string, freshMs: number): Promise<Known> {
    const state = known.get(key);
    if (state && performance.now() - state.asOf < freshMs) return Promise.resolve(state);
    const running = reading.get(key);
    if (running) return running;
    const question = ask(key)
      .then((answer) => answer.state)
      .finally(() => reading.delete(key));
    reading.set(key, question);
    return question;
  }

  async function acquire(name: string, rate: Rate, signal?: AbortSignal): Promise<void> {
    const key = toText(name);
    for (;;) {
      signal?.throwIfAborted();
      const before = known.get(key);
      if (before?.blocked !== undefined) refuseBlocked(await fresh(key, BLOCKED_FRESH_MS));
      if (before && before.pausedUntil > performance.now()) {
        await sleepThrough(before.pausedUntil, now, signal);
        continue;
      }
      const { state, waitMs } = await reserve(key, rate);
      refuseBlocked(state);
      if (state.pausedUntil > performance.now()) continue; // nothing was reserved
      if (waitMs <= 0) return;
      await rest(waitMs, signal);
      const after = await fresh(key, FRESH_MS);
      refuseBlocked(after);
      if (after.pausedUntil <= performance.now()) return; // else the slot passed by while nobody may go
    }
  }

  return {
    acquire,
    async pause(key, until) {
      const forMs = until.getTime() - now().getTime();
      if (forMs <= 0) return;
      await session.run(pauseLimit(toText(key), forMs));
      known.delete(toText(key));
    },
    async block(key, reason) {
      await session.run(setBlock(toText(key), toText(reason)));
      known.delete(toText(key));
    },
    async unblock(key) {
      await session.run(setBlock(toText(key), null));
      known.delete(toText(key));
    },
    async blocked(key) {
      return (await ask(toText(key))).state.blocked;
    },
  };
}

const MOST_KEYS = 10_000;

function remember(known: Map<string, Known>, key: string, state: Known): void {
  if (known.size >= MOST_KEYS) known.clear();
  known.set(key, state);
}

function refuseBlocked({ blocked }: Known): void {
  if (blocked !== undefined) throw new CountersignError("ip_blocked", STOP, blocked);
}

async function sleepThrough(until: number, now: () => Date, signal: AbortSignal | undefined): Promise<void> {
  const waitMs = until - performance.now();
  if (waitMs <= LONGEST_SLEEP_MS) return rest(waitMs, signal);
  const verdict = { next: "wait", until: new Date(now().getTime() + waitMs) } as const;
  throw new CountersignError("rate_limited", verdict, "Calls are paused.");
}

function rest(ms: number, signal: AbortSignal | undefined): Promise<void> {
  return sleep(Math.ceil(ms), undefined, signal === undefined ? {} : { signal });
}

interface Reserved {
  readonly state: Known;
  /** Until the caller's own slot; not positive = now. */
  readonly waitMs: number;
}

interface Waiting {
  readonly give: (reserved: Reserved) => void;
  readonly fail: (error: unknown) => void;
}

/** Those who ask in the same tick share one statement that reserves a slot for each. */
function createReserver(
  ask: (key: string, lengthMs: number) => Promise<Reserved>,
): (key: string, rate: Rate) => Promise<Reserved> {
  const groups = new Map<string, Waiting[]>();
  return (key, { perSecond, burst = 1 }) =>
    new Promise((give, fail) => {
      const name = JSON.stringify([key, perSecond, burst]);
      const group = groups.get(name);
      if (group) {
        group.push({ give, fail });
        return;
      }
      const members: Waiting[] = [{ give, fail }];
      groups.set(name, members);
      queueMicrotask(() => {
        groups.delete(name);
        const slotMs = 1_000 / (perSecond * SHARE);
        const hand = ({ state, waitMs }: Reserved): void => {
          for (const [place, member] of members.entries()) {
            member.give({ state, waitMs: waitMs + (place - (burst - 1)) * slotMs });
          }
        };
        ask(key, slotMs * members.length).then(hand, (error: unknown) => {
          for (const member of members) member.fail(error);
        });
      });
    });
}
