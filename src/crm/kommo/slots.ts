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

export function createSlots({ limiter, limitKey, perSecond, now, log }: SlotSettings): Slots {
  let blockSeen = false;
  const pace = createPace(perSecond);

  async function take(): Promise<void> {
    if (perSecond <= 0) return;
    const patience = AbortSignal.timeout(PATIENCE_MS);
    try {
      await limiter.acquire(limitKey, { perSecond }, patience);
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
    if (code === "rate_limited" && error.verdict.next === "wait")
      await limiter.pause(limitKey, error.verdict.until);
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
