import type { KommoLimits } from "./options.ts";

/** Calls per token in any sliding second; who knocks on too often is shut out altogether. */
export interface RateLimit {
  admit(token: string, nowMs: number): "ok" | "limited" | "blocked";
  set(limits: KommoLimits | null): void;
  readonly retryAfterSeconds: number;
  /** 429 answers since the start. */
  readonly violations: number;
  isBlocked(nowMs: number): boolean;
  unblock(): void;
}

const MINUTE_MS = 60_000;

/** Drops the instants that are `ageMs` old or older; the list is in order. */
const forget = (instants: number[], nowMs: number, ageMs: number): void => {
  while (instants[0] !== undefined && instants[0] <= nowMs - ageMs) instants.shift();
};

/** `null` = no limit. */
export const createRateLimit = (start: KommoLimits | null): RateLimit => {
  let limits = start;
  let violations = 0;
  let blockedUntilMs = 0;
  const admitted = new Map<string, number[]>();
  const refused: number[] = [];
  const violate = (nowMs: number, by: KommoLimits): "limited" => {
    violations += 1;
    refused.push(nowMs);
    forget(refused, nowMs, MINUTE_MS);
    const most = by.blockAfter === undefined ? 100 : by.blockAfter;
    if (most !== null && refused.length > most) blockedUntilMs = nowMs + (by.blockMs ?? MINUTE_MS);
    return "limited";
  };
  return {
    admit: (token, nowMs) => {
      if (nowMs < blockedUntilMs) return "blocked";
      if (limits === null) return "ok";
      const instants = admitted.get(token) ?? [];
      admitted.set(token, instants);
      forget(instants, nowMs, 1000);
      if (instants.length >= limits.perSecond) return violate(nowMs, limits);
      instants.push(nowMs);
      return "ok";
    },
    set: (next) => {
      limits = next;
    },
    get retryAfterSeconds() {
      return limits?.retryAfterSeconds ?? 1;
    },
    get violations() {
      return violations;
    },
    isBlocked: (nowMs) => nowMs < blockedUntilMs,
    unblock: () => {
      blockedUntilMs = 0;
      refused.length = 0;
    },
  };
};
