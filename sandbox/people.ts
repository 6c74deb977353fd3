import { ControlError } from "./kit/kit.ts";
import { createTimers } from "./kit/timers.ts";
import type { TownEvent } from "./kit/town-event.ts";
import type { Sandbox } from "./sandbox.ts";
import { createRandom } from "./town/random.ts";
import type { Random } from "./town/random.ts";

/** The signers of the town: whoever gets a contract opens it, then signs, declines or lets it be. */
export interface Signers {
  start(): void;
  /** Forgets everything they were about to do. */
  stop(): void;
}

/** How the signers behave. */
export interface SignersOptions {
  /** From when to when after the last thing that happened they do the next, in milliseconds. */
  readonly pace: { readonly fromMs: number; readonly toMs: number };
  /** Default 1. */
  readonly seed?: number;
  /** Of 100 contracts, how many are declined and how many are never touched; the others are signed. Default 12, 12. */
  readonly declinedOf100?: number;
  readonly ignoredOf100?: number;
  /** What the first ones have in mind, whatever the odds: a show begins with one of each. */
  readonly first?: readonly Mind[];
}

/** What somebody who gets a contract will do with it. */
export type Mind = "sign" | "decline" | "ignore";

const REASONS = [
  "The price is not what we agreed on",
  "We need a shorter term",
  "Our legal department has questions",
  "We chose somebody else",
] as const;

/** People who sign at their own pace, seeded. They see only contracts that are sent after `start`. */
export const createSigners = (
  sandbox: Pick<Sandbox, "watch" | "control">,
  options: SignersOptions,
): Signers => {
  const { pace, seed = 1, declinedOf100 = 12, ignoredOf100 = 12 } = options;
  // Minds have a stream of their own: how long somebody waits must not change what the next one decides.
  const decisions: Random = createRandom(seed);
  const delays: Random = createRandom(seed + 1);
  const timers = createTimers();
  let minds = new Map<string, Mind>();
  let unwatch: (() => void) | undefined;

  const first = [...(options.first ?? [])];

  const makeUpMind = (): Mind => {
    const given = first.shift();
    if (given !== undefined) return given;
    const drawn = decisions.whole(1, 100);
    if (drawn <= declinedOf100) return "decline";
    return drawn <= declinedOf100 + ignoredOf100 ? "ignore" : "sign";
  };

  const act = async (
    { simulator, id }: TownEvent,
    action: string,
    input: Record<string, unknown>,
  ): Promise<void> => {
    try {
      await sandbox.control(simulator, action, { id, ...input });
    } catch (error) {
      // The contract was withdrawn, deleted or finished in the meantime: nothing left for them to do.
      if (!(error instanceof ControlError)) throw error;
    }
  };

  const later = (event: TownEvent, action: string, input: Record<string, unknown> = {}): void => {
    timers.after(delays.whole(pace.fromMs, pace.toMs), () => void act(event, action, input));
  };

  const notice = (event: TownEvent): void => {
    const key = `${event.simulator} ${event.id}`;
    if (event.what === "sent") minds.set(key, makeUpMind());
    const mind = minds.get(key);
    if (mind === undefined || mind === "ignore") return;
    if (event.what === "sent" || event.what === "signer-signed") later(event, "open");
    if (event.what === "opened" && mind === "sign") later(event, "sign");
    if (event.what === "opened" && mind === "decline")
      later(event, "decline", { reason: delays.pick(REASONS) });
    if (event.what === "signed" || event.what === "declined" || event.what === "deleted") minds.delete(key);
  };

  return {
    start: () => {
      unwatch ??= sandbox.watch(notice);
    },
    stop: () => {
      unwatch?.();
      unwatch = undefined;
      timers.clear();
      minds = new Map();
    },
  };
};
