import { setTimeout as sleep } from "node:timers/promises";
import { CountersignError } from "../../domain/errors.ts";
import { callContext } from "../../http/context.ts";
import type { Pause } from "./settings.ts";
import type { Wire } from "./wire.ts";

const PAUSES_MS = [200, 600, 1_500] as const;

/**
 * The same call, made again a few times when no answer came or Kommo had trouble of its own: one page of a hundred must not
 * cost the other ninety-nine. For safe calls only. Throws the last failure; every other one at once.
 */
export function patient(call: Wire, pause: Pause = sleep): Wire {
  return async (asked) => {
    for (const pauseMs of PAUSES_MS) {
      try {
        return await call(asked);
      } catch (error) {
        if (!isPassing(error) || callContext().signal?.aborted === true) throw error;
      }
      await pause(pauseMs);
    }
    return call(asked);
  };
}

function isPassing(error: unknown): boolean {
  if (!(error instanceof CountersignError) || error.verdict.next !== "retry") return false;
  return error.code === "unreachable" || error.code === "unavailable";
}
