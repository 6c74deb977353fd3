import { setTimeout as sleep } from "node:timers/promises";
import { CountersignError, STOP } from "../../domain/errors.ts";
import type { Limiter } from "../../http/http.ts";
import type { KommoLog } from "./settings.ts";
import { createPace } from "./pace.ts";
import type { Wire } from "./wire.ts";

/** The account's share of the rate limit that all workers keep together. */
export interface Slots {
  /** Waits for a slot, at most a minute. Throws `ip_blocked`, or `rate_limited` when others were told to wait longer. */
  readonly take: () => Promise<void>;
  /** Tells all workers when Kommo asked this one to wait or has blocked our address. */
  guard(wire: Wire): Wire;
}

export interface SlotSettings {
  readonly limiter: Limiter;
  readonly limitKey: string;
  /** 0 = no limit. */
  readonly perSecond: number;
  readonly now: () => Date;
  readonly log?: KommoLog | undefined;
}

const PATIENCE_MS = 60_000;
/** So long after a 429, and so much slower, this worker calls. */
const SLOW_MS = 60_000;
const SLOWER = 0.6;

export function createSlots({ limiter, limitKey, perSecond, now, log }: SlotSettings): Slots {
  let blockSeen = false;
  let slowUntil = 0;
  const pace = createPace(perSecond);

  /** Others may spend the account's calls too: whoever was told to slow down asks for less for a while. */
  function rateNow(): number {
    return now().getTime() < slowUntil ? Math.max(1, perSecond * SLOWER) : perSecond;
  }

  async function take(): Promise<void> {
    if (perSecond <= 0) return;
    const patience = AbortSignal.timeout(PATIENCE_MS);
    try {
      await limiter.acquire(limitKey, { perSecond: rateNow() }, patience);
      const waitMs = pace();
      if (waitMs > 0) await sleep(Math.ceil(waitMs), undefined, { signal: patience });
    } catch (error) {
      if (!patience.aborted || error instanceof CountersignError) throw error;
      const until = new Date(now().getTime() + PATIENCE_MS);
      throw new CountersignError(
        "rate_limited",
        { next: "wait", until },
        "No slot came free within a minute.",
        {
          connection: "kommo",
        },
      );
    }
  }

  async function refuseWhileBlocked(): Promise<void> {
    if (!blockSeen) return;
    const reason = await limiter.blocked(limitKey);
    blockSeen = reason !== undefined;
    if (reason !== undefined) throw new CountersignError("ip_blocked", STOP, reason, { connection: "kommo" });
  }

  async function tell(error: CountersignError): Promise<void> {
    const { code, where } = error;
    if (code === "rate_limited" || code === "ip_blocked")
      log?.warn({ limitKey, code, where }, "Kommo holds us back");
    if (code === "rate_limited" && error.verdict.next === "wait") {
      slowUntil = error.verdict.until.getTime() + SLOW_MS;
      await limiter.pause(limitKey, error.verdict.until);
    }
    if (code !== "ip_blocked") return;
    blockSeen = true;
    await limiter.block(limitKey, error.detail);
  }

  return {
    take,
    guard: (wire) => async (call) => {
      await refuseWhileBlocked();
      try {
        return await wire(call);
      } catch (error) {
        if (error instanceof CountersignError) await tell(error);
        throw error;
      }
    },
  };
}
