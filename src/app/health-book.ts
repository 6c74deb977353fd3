import { breaksConnection } from "../domain/decide/breaks-connection.ts";
import { brokenBy } from "../corridor/broken-by.ts";
import { bearingOf } from "../domain/errors.ts";
import type { CountersignError, ErrorCode } from "../domain/errors.ts";
import type { Brokenness, CorridorLog, HealthBook } from "../corridor/runtime.ts";
import type { Health } from "../store/store.ts";

/** A state that does not change is written again only after this time, so that `lastAt` stays honest. */
const REPEAT_MS = 60_000;
/** So long is a connection believed to be broken before it is asked whether another worker has found it mended. */
const BELIEVED_MS = 2_000;

/** So long may trouble that passes by itself last before it is called ill: the next call often mends it. */
const PASSING_MS = 30_000;

interface Known {
  readonly state: string;
  readonly writtenMs: number;
  readonly broken?: Brokenness;
  readonly readMs?: number;
}

interface Deps {
  readonly health: Health;
  readonly now: () => Date;
  readonly log: CorridorLog;
  readonly onError: (error: unknown) => void;
}

/**
 * Health of connections with a memory, so that a thousand good calls cost one write a minute. Only failures of the
 * connection itself count: a contract that was refused does not make its vendor ill.
 */
export function createHealthBook({ health, now, log, onError }: Deps): HealthBook {
  const known = new Map<string, Known>();
  /** Since when each call has met trouble that usually passes. */
  const doubtedSince = new Map<string, number>();
  const reading = new Map<string, Promise<void>>();
  let writing: Promise<unknown> = Promise.resolve();

  function put(account: string, connection: string, next: Omit<Known, "writtenMs">, write: Write): void {
    const key = keyOf(account, connection);
    const at = now();
    const before = known.get(key);
    if (before?.state === next.state && at.getTime() - before.writtenMs < REPEAT_MS) return;
    known.set(key, { ...next, writtenMs: at.getTime() });
    // one after the other: the row keeps the instant at which a state began
    writing = writing.then(() => write(at)).catch(onError);
  }

  async function stored(account: string, connection: string): Promise<Brokenness | undefined> {
    const rows = await health.list(account);
    const row = rows.find((one) => one.connection === connection);
    return row && brokenBy(row);
  }

  /** A process whose calls go well may not know that another one has found the connection broken. */
  async function writeGood(account: string, connection: string, at: Date): Promise<void> {
    const key = keyOf(account, connection);
    const broken = await stored(account, connection);
    if (known.get(key)?.broken !== undefined) return; // by a call of this process, meanwhile
    if (broken === undefined) await health.good(account, connection, at);
    else known.set(key, { state: broken.code, writtenMs: 0, readMs: now().getTime(), broken });
  }

  async function learn(account: string, connection: string): Promise<void> {
    await writing; // what this process knows already
    const key = keyOf(account, connection);
    const before = known.get(key);
    const broken = await stored(account, connection);
    if (known.get(key) !== before) return; // a call has told more than the row does
    const readMs = now().getTime();
    if (broken) known.set(key, { state: broken.code, writtenMs: 0, readMs, broken });
    else if (before?.broken !== undefined || before === undefined)
      known.set(key, { state: "unknown", writtenMs: 0, readMs });
  }

  /** Many walks may ask at once: one of them reads. */
  function learnOnce(account: string, connection: string): Promise<void> {
    const key = keyOf(account, connection);
    const flight =
      reading.get(key) ??
      learn(account, connection).finally(() => {
        reading.delete(key);
      });
    reading.set(key, flight);
    return flight;
  }

  function isPassing(account: string, connection: string, code: ErrorCode): boolean {
    if (bearingOf(code)?.includes("passes") !== true) return false;
    const key = keyOf(account, connection);
    const at = now().getTime();
    const since = doubtedSince.get(key) ?? at;
    doubtedSince.set(key, since);
    return at - since < PASSING_MS;
  }

  function note(account: string, connection: string, { code, detail }: CountersignError): void {
    const before = known.get(keyOf(account, connection));
    const since = before?.broken?.since ?? now();
    const broken = breaksConnection(code) ? { code, detail, since } : before?.broken;
    if (broken !== before?.broken && before?.state !== code)
      log.error({ account, connection, code, detail }, "a connection is broken: its contracts wait");
    const state = broken?.code ?? code;
    const next = broken === undefined ? { state } : { state, broken, readMs: now().getTime() };
    const told = broken ?? { code, detail };
    put(account, connection, next, (at) => health.bad(account, connection, at, told));
  }

  return {
    good(account, connection) {
      doubtedSince.delete(keyOf(account, connection));
      if (known.get(keyOf(account, connection))?.broken !== undefined) return;
      put(account, connection, { state: "good" }, (at) => writeGood(account, connection, at));
    },
    bad(account, connection, error) {
      if (!isOfConnection(error) || isPassing(account, connection, error.code)) return;
      note(account, connection, error);
    },
    async found(account, connection, error) {
      if (bearingOf(error.code) === undefined) return;
      note(account, connection, error);
      await writing;
    },
    async broken(account, connection) {
      const key = keyOf(account, connection);
      const before = known.get(key);
      const isBelieved =
        before !== undefined &&
        (before.broken === undefined || now().getTime() - (before.readMs ?? 0) < BELIEVED_MS);
      if (isBelieved) return before.broken;
      await learnOnce(account, connection);
      return known.get(key)?.broken;
    },
    async forget(account, connection) {
      known.delete(keyOf(account, connection));
      await health.forget(account, connection);
    },
    async mended(account, connection) {
      await writing;
      const at = now();
      await health.good(account, connection, at);
      known.set(keyOf(account, connection), { state: "good", writtenMs: at.getTime() });
      log.info({ account, connection }, "a connection works again: its contracts go on");
    },
  };
}

type Write = (at: Date) => Promise<void>;

function keyOf(account: string, connection: string): string {
  return `${account}/${connection}`;
}

function isOfConnection(error: CountersignError): boolean {
  const { operation, httpStatus } = error.where;
  const notReady =
    error.code === "unavailable" && operation === "signedDocuments" && httpStatus === undefined;
  return bearingOf(error.code) !== undefined && !notReady;
}
