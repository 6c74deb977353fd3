import type { Session } from "./session.ts";

/** How a limit stands. */
export interface LimitNow {
  /** Whose: see the limiter. */
  readonly key: string;
  /** How long a call that came now would wait for its slot. */
  readonly waitMs: number;
  readonly isBlocked: boolean;
}

type LimitNowRow = { key: string; wait_ms: number; is_blocked: boolean };

/** Limits that were used within the hour, or keep calls back. The database's clock rules. */
export async function readLimitsNow(session: Session): Promise<readonly LimitNow[]> {
  const rows = await session.rows<LimitNowRow>({
    name: "limits.now",
    text: `select key, blocked is not null as is_blocked, greatest(0, extract(epoch from
          greatest(next_at, coalesce(paused_until, next_at)) - clock_timestamp()) * 1000)::float8 as wait_ms
      from countersign.limits
      where next_at > now() - interval '1 hour' or paused_until > now() or blocked is not null order by key`,
  });
  return rows.map(({ key, wait_ms: waitMs, is_blocked: isBlocked }) => ({ key, waitMs, isBlocked }));
}
