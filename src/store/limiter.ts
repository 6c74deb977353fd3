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
/** No slot is reserved further ahead: one that a killed process has reserved is lost, and so is one that a pause overtakes. */
const AHEAD_MS = 2_000;
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

  async function acquire(name: string, rate: Rate, signal?: AbortSignal, yields = false): Promise<void> {
    const key = toText(name);
    for (;;) {
      signal?.throwIfAborted();
      const before = known.get(key);
      if (before?.blocked !== undefined) refuseBlocked(await fresh(key, BLOCKED_FRESH_MS));
      if (before && before.pausedUntil > performance.now()) {
        await sleepThrough(before.pausedUntil, now, signal);
        continue;
      }
      const { state, waitMs } = await reserve(key, rate, { signal, yields });
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

interface Manner {
  readonly signal: AbortSignal | undefined;
  /** Those who do not yield go first. */
  readonly yields: boolean;
}

interface Waiting {
  readonly yields: boolean;
  readonly give: (reserved: Reserved) => void;
  readonly fail: (error: unknown) => void;
}

/** Callers of one key and rate who have no slot yet, in their order; those who yield stand at the end. */
interface Lane {
  readonly line: Waiting[];
  /** When the slots that this process knows of end, on its monotonic clock. */
  aheadUntil: number;
  isServed: boolean;
  /** Ends the nap of whoever serves it. */
  wake?: () => void;
}

/**
 * Hands out slots. Those who ask in the same tick share one statement; nobody gets a slot that is further ahead than
 * {@link AHEAD_MS}: whoever would have to wait longer waits here, without one, for a slot that is reserved dies with its process,
 * and passes by unused while a key is paused.
 */
function createReserver(
  ask: (key: string, lengthMs: number) => Promise<Reserved>,
): (key: string, rate: Rate, manner: Manner) => Promise<Reserved> {
  const lanes = new Map<string, Lane>();

  async function serve(key: string, lane: Lane, { perSecond, burst = 1 }: Rate): Promise<void> {
    const slotMs = 1_000 / (perSecond * SHARE);
    for (;;) {
      await Promise.resolve(); // so that all who ask in this tick are there
      if (lane.line.length === 0) {
        lane.isServed = false;
        return;
      }
      const room = AHEAD_MS + burst * slotMs - Math.max(0, lane.aheadUntil - performance.now());
      if (room < slotMs) {
        await napped(lane, slotMs - room);
        continue;
      }
      const members = lane.line.splice(0, Math.floor(room / slotMs));
      try {
        const { state, waitMs } = await ask(key, slotMs * members.length);
        const isShut = state.blocked !== undefined || state.pausedUntil > performance.now();
        // nothing was reserved: all of them have to know
        if (isShut) members.push(...lane.line.splice(0));
        lane.aheadUntil = isShut ? 0 : performance.now() + waitMs + members.length * slotMs;
        for (const [place, member] of members.entries())
          member.give({ state, waitMs: waitMs + (place - (burst - 1)) * slotMs });
      } catch (error) {
        for (const member of members) member.fail(error);
      }
    }
  }

  /** Until the first of them may have a slot, or nobody waits any more. */
  async function napped(lane: Lane, ms: number): Promise<void> {
    const nap = new AbortController();
    lane.wake = () => nap.abort();
    await rest(ms, nap.signal).catch(() => undefined);
    delete lane.wake;
  }

  function laneOf(name: string): Lane {
    const known = lanes.get(name);
    if (known) return known;
    if (lanes.size >= MOST_KEYS)
      for (const [other, { isServed }] of lanes) if (!isServed) lanes.delete(other);
    const lane: Lane = { line: [], aheadUntil: 0, isServed: false };
    lanes.set(name, lane);
    return lane;
  }

  return (key, rate, { signal, yields }) =>
    new Promise((give, fail) => {
      const lane = laneOf(JSON.stringify([key, rate.perSecond, rate.burst]));
      const member: Waiting = {
        yields,
        give(reserved) {
          signal?.removeEventListener("abort", leave);
          give(reserved);
        },
        fail,
      };
      const others = yields ? -1 : lane.line.findIndex((waiting) => waiting.yields);
      lane.line.splice(others < 0 ? lane.line.length : others, 0, member);
      const leave = (): void => {
        const place = lane.line.indexOf(member);
        if (place >= 0) lane.line.splice(place, 1);
        if (lane.line.length === 0) lane.wake?.();
        fail(signal?.reason);
      };
      signal?.addEventListener("abort", leave, { once: true });
      if (lane.isServed) return;
      lane.isServed = true;
      void serve(key, lane, rate);
    });
}
