import type { Statement } from "./session.ts";

/** What the database said about a key, in milliseconds from the moment it said so. */
export type Slots = {
  blocked: string | null;
  paused_ms: number | null;
  /** Until the first of the reserved slots; negative = it is past. Meaningless when blocked or paused. */
  wait_ms: number;
};

// Reserving waits for no disk: a slot that a power cut forgets is a slot, not a fact.
const RESERVE = `insert into countersign.limits as known (key, next_at)
  select $1, clock_timestamp() + $2 * interval '1 millisecond' from set_config('synchronous_commit', 'off', true)
  on conflict (key) do update set next_at = case
    when known.blocked is not null or known.paused_until > clock_timestamp() then known.next_at
    else greatest(known.next_at, clock_timestamp()) + $2 * interval '1 millisecond' end
  returning blocked,
    (extract(epoch from paused_until - clock_timestamp()) * 1000)::float8 as paused_ms,
    (extract(epoch from next_at - clock_timestamp()) * 1000 - $2)::float8 as wait_ms`;

/** Reserves the next slots, `lengthMs` of time in all, unless the key is blocked or paused. */
export function reserveSlots(key: string, lengthMs: number): Statement {
  return { name: "limits.reserve", text: RESERVE, values: [key, lengthMs] };
}

/** Reads the key's state without reserving anything. */
export function readLimit(key: string): Statement {
  return {
    name: "limits.read",
    text: `select blocked, (extract(epoch from paused_until - clock_timestamp()) * 1000)::float8 as paused_ms,
      0::float8 as wait_ms from countersign.limits where key = $1`,
    values: [key],
  };
}

/** Nobody goes for so long; a longer pause that stands already is left. */
export function pauseLimit(key: string, forMs: number): Statement {
  return {
    text: `insert into countersign.limits as known (key, next_at, paused_until)
      values ($1, clock_timestamp() + $2 * interval '1 millisecond', clock_timestamp() + $2 * interval '1 millisecond')
      on conflict (key) do update set
        next_at = greatest(known.next_at, excluded.next_at),
        paused_until = greatest(known.paused_until, excluded.paused_until)`,
    values: [key, forMs],
  };
}

/** `null` lifts the block, and any pause with it. */
export function setBlock(key: string, reason: string | null): Statement {
  return {
    text: `insert into countersign.limits as known (key, next_at, blocked) values ($1, clock_timestamp(), $2)
      on conflict (key) do update set blocked = excluded.blocked,
        paused_until = case when excluded.blocked is null then null else known.paused_until end`,
    values: [key, reason],
  };
}
