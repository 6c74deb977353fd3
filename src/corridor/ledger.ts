import { isDeepStrictEqual } from "node:util";
import { isErased } from "../domain/contract.ts";
import type { Contract, Effect } from "../domain/contract.ts";
import type { ContractChange, NewTrailEntry, Store } from "../store/store.ts";

/** Thrown when another walker has written the same contract: this walk knows nothing any more and ends. */
export class Overtaken extends Error {
  override readonly name = "Overtaken";
}

/**
 * The one hand that writes a contract during a walk. Keeps the newest row, joins what may be written together, and
 * writes in order even while acts go side by side.
 */
export interface Ledger {
  readonly row: Contract;
  /** Effects that this walk itself began: for them a look is not needed. */
  readonly begun: Set<string>;
  /** Joins the change with the next write. Safe to lose: the effect it reports stands as `started` until then. */
  defer(change: ContractChange, ...trail: NewTrailEntry[]): void;
  /** Writes the change together with everything deferred. */
  write(change: ContractChange, ...trail: NewTrailEntry[]): Promise<void>;
  /** Writes what was deferred, if anything. */
  flush(): Promise<void>;
}

/** `shown`: the row as decisions see it, where that differs from what is stored. */
export function createLedger(store: Store, contract: Contract, now: () => Date, shownAs = contract): Ledger {
  let stored = contract;
  let shown = shownAs;
  let pending: ContractChange | undefined;
  let pendingTrail: NewTrailEntry[] = [];
  let line: Promise<void> = Promise.resolve();

  async function put(change: ContractChange, trail: readonly NewTrailEntry[]): Promise<void> {
    let version = stored.version;
    let { wishes } = change;
    for (;;) {
      const written = wishes === undefined ? change : { ...change, wishes };
      const result = await store.contracts.record({
        account: stored.account,
        id: stored.id,
        version,
        at: now(),
        change: written,
        trail,
      });
      if (result !== "stale") {
        stored = { ...applied(stored, written), version: result };
        return;
      }
      const newer = await store.contracts.get(stored.account, stored.id);
      if (!newer || !differsOnlyInWishes(stored, newer)) throw new Overtaken(stored.id);
      version = newer.version;
      wishes = withNewWishes(wishes, stored, newer);
      stored = newer;
    }
  }

  function flushPending(): Promise<void> {
    if (pending === undefined) return line;
    const change = pending;
    const trail = pendingTrail;
    pending = undefined;
    pendingTrail = [];
    line = line.then(() => put(change, trail));
    return line;
  }

  return {
    get row() {
      return shown;
    },
    begun: new Set(),
    defer(change, ...trail) {
      pending = pending === undefined ? change : joined(pending, change);
      pendingTrail.push(...(isErased(shown) ? trail.map(untold) : trail));
      shown = applied(shown, change);
    },
    write(change, ...trail) {
      this.defer(change, ...trail);
      return flushPending();
    },
    flush: flushPending,
  };
}

/** Without what was written in Kommo: it may name whoever was taken out of this contract. */
function untold(entry: NewTrailEntry): NewTrailEntry {
  if (entry.data === undefined) return entry;
  const { text: _, ...data } = entry.data;
  return { ...entry, data };
}

function joined(first: ContractChange, second: ContractChange): ContractChange {
  const effects = { ...first.effects, ...second.effects };
  const rounds = second.rounds ?? first.rounds;
  return { ...first, ...second, effects, ...(rounds === undefined ? {} : { rounds }) };
}

/** The row as it will be once the change is written, so that the next decision sees it. */
function applied(row: Contract, change: ContractChange): Contract {
  const { effects, failure, waiting, missingSince, leftStageAt, dueAt, expiresAt, endedAt, ...plain } =
    change;
  const {
    failure: failure0,
    waiting: waiting0,
    missingSince: missing0,
    leftStageAt: left0,
    dueAt: due0,
    expiresAt: expires0,
    endedAt: ended0,
    ...base
  } = row;
  return {
    ...base,
    ...plain,
    ...present("failure", failure, failure0),
    ...present("waiting", waiting, waiting0),
    ...present("missingSince", missingSince, missing0),
    ...present("leftStageAt", leftStageAt, left0),
    ...present("dueAt", dueAt, due0),
    ...present("expiresAt", expiresAt, expires0),
    ...present("endedAt", endedAt, ended0),
    effects: mergedEffects(row.effects, effects ?? {}),
  };
}

/** `null` clears, `undefined` leaves what was there. */
function present<Key extends string, Value>(
  key: Key,
  next: Value | null | undefined,
  before: Value | undefined,
): { readonly [K in Key]?: Value } {
  const value = next === null ? undefined : (next ?? before);
  const entry: { [K in Key]?: Value } = {};
  if (value !== undefined) entry[key] = value;
  return entry;
}

function mergedEffects(
  stored: Contract["effects"],
  change: Readonly<Record<string, Effect | null>>,
): Contract["effects"] {
  const merged: Record<string, Effect> = { ...stored };
  for (const [key, effect] of Object.entries(change)) {
    if (effect === null) delete merged[key];
    else merged[key] = effect;
  }
  return merged;
}

/** A wish that a person added while we walked is not overwritten by our own list. */
function withNewWishes(
  mine: Contract["wishes"] | undefined,
  before: Contract,
  newer: Contract,
): Contract["wishes"] | undefined {
  if (mine === undefined) return undefined;
  const known = new Set(before.wishes.map((wish) => wish.id));
  return [...mine, ...newer.wishes.filter((wish) => !known.has(wish.id))];
}

/** What another hand may have written meanwhile: an erasure takes somebody out of more than the effects. */
const COMPARED = [
  "effects",
  "order",
  "remote",
  "about",
  "failure",
] as const satisfies readonly (keyof Contract)[];

function differsOnlyInWishes(mine: Contract, newer: Contract): boolean {
  return (
    mine.status === newer.status &&
    mine.remoteId === newer.remoteId &&
    COMPARED.every((key) => isDeepStrictEqual(asStored(mine[key]), newer[key]))
  );
}

/** As the database hands it back: without what is absent. */
function asStored(part: unknown): unknown {
  return part === undefined ? undefined : JSON.parse(JSON.stringify(part));
}
