import { CATCH_UP_WINDOWS } from "../corridor/catch-up-windows.ts";
import { reconcile, sweepDue } from "../corridor/reconcile.ts";
import type { AccountRuntime, Tools } from "../corridor/runtime.ts";
import { TEND_MS, tendConnections } from "../corridor/tend-connections.ts";
import { inLanes } from "./in-lanes.ts";
import { selfCheck } from "./self-check.ts";
import { tendSubscriptions } from "./subscriptions.ts";
import { tendHooks } from "./tend-hooks.ts";
import { forgetContracts, forgetRecords } from "./forget-old.ts";
import { tellLeftAlone } from "./tell-left-alone.ts";
import type { RetentionConfig } from "../config/config.ts";

const SWEEP_MS = 500;
const HOUR_MS = 3_600_000;
/** A little less than an hour, so that no turn is missed by a moment. */
const FORGET_MS = 0.9 * HOUR_MS;
const DAY_MS = 24 * HOUR_MS;
/** So many accounts at once: one whose vendor keeps us waiting holds up no round of the others. */
const LANES = 8;

export interface Clockwork {
  start(): void;
  stop(): Promise<void>;
  /** Everything the clock would do now, once (tests, `--once`). */
  tick(): Promise<void>;
}

interface Deps {
  readonly tools: Tools;
  readonly accounts: () => readonly AccountRuntime[];
  readonly retention: () => RetentionConfig;
  readonly reconcileMs?: number;
  /** Ends roles in accounts that are gone for good. */
  readonly forgetAccounts?: () => Promise<unknown>;
}

/** The second door: contracts that are due, hooks that never came, records that are old enough to go. */
export function createClockwork(deps: Deps): Clockwork {
  const { tools, accounts, retention, reconcileMs = CATCH_UP_WINDOWS.everyMs, forgetAccounts } = deps;
  const loops: Loop[] = [];
  /** Hooks knocked in vain before it, perhaps for the last time. */
  let startedMs = 0;

  function failed(what: string): (error: unknown) => void {
    return (error) => tools.log.error({ error: String(error), what }, "the clock met trouble");
  }

  /** One worker at a time, however many there are; trouble with one account does not keep the others waiting. */
  async function inTurn(
    what: string,
    everyMs: number,
    run: (account: AccountRuntime) => Promise<void>,
    lanes = LANES,
  ) {
    await inLanes(accounts(), lanes, async (account) => {
      const at = tools.now();
      const before = new Date(at.getTime() - everyMs);
      try {
        if (await tools.store.marks.claim(account.id, `turn:${what}`, before, at)) await run(account);
      } catch (error) {
        failed(what)(error);
      }
    });
  }

  async function reconcileAll(): Promise<void> {
    const turn = { everyMs: reconcileMs, notBeforeMs: startedMs - 1 };
    await inLanes(accounts(), LANES, (account) => reconcile(tools, account, turn).catch(failed("reconcile")));
    await inTurn("left-alone", reconcileMs, (account) => tellLeftAlone(tools, account));
  }

  /** Accounts as they are configured now, once their broken connections have been tried. */
  const tended = new WeakSet<AccountRuntime>();
  const tendAll = () =>
    inTurn("tend", TEND_MS, async (account) => {
      const isNew = !tended.has(account);
      tended.add(account);
      await tendConnections(tools, account, isNew);
    });

  const hooksAll = () => inTurn("hooks", reconcileMs, (account) => tendHooks(tools, account, reconcileMs));

  const subscribeAll = () => inTurn("subscribe", HOUR_MS, (account) => tendSubscriptions(tools, account));

  const checkAll = () => inTurn("check", DAY_MS, (account) => selfCheck(tools, account));

  async function forget(): Promise<void> {
    await forgetRecords(tools, accounts(), retention());
    // it calls nobody, and each of its transactions keeps a connection that walks need
    await inTurn("forget", FORGET_MS, (account) => forgetContracts(tools, account), 1);
    await forgetAccounts?.();
  }

  return {
    start() {
      startedMs = tools.now().getTime();
      loops.push(
        startLoop(SWEEP_MS, () => sweepDue(tools), failed("sweep")),
        startLoop(Math.min(reconcileMs, 30_000), reconcileAll, failed("reconcile")),
        startLoop(TEND_MS, tendAll, failed("connections")),
        startLoop(Math.min(reconcileMs, 30_000), hooksAll, failed("hooks")),
        startLoop(HOUR_MS, forget, failed("retention")),
        startLoop(HOUR_MS, subscribeAll, failed("subscribe")),
        startLoop(HOUR_MS, checkAll, failed("check")),
      );
    },
    async stop() {
      await Promise.all(loops.splice(0).map((loop) => loop.stop()));
    },
    async tick() {
      await reconcileAll();
      await tendAll();
      await hooksAll();
      await sweepDue(tools);
    },
  };
}

interface Loop {
  stop(): Promise<void>;
}

/** Runs again and again with a pause between; a round that fails is reported and the next one comes all the same. */
function startLoop(everyMs: number, round: () => Promise<unknown>, onError: (error: unknown) => void): Loop {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();

  function wait(delayMs: number): void {
    timer = setTimeout(() => {
      running = walk();
    }, delayMs);
    timer.unref();
  }

  async function walk(): Promise<void> {
    try {
      await round();
    } catch (error) {
      onError(error);
    }
    if (!stopped) wait(everyMs);
  }

  wait(0);
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
