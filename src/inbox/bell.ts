/** Lets one loop sleep until it is rung or a time has passed. */
export interface Bell {
  /** Ends the sleep, or the next one at once. */
  ring(): void;
  /** Forgets rings of the past: what they announced is being seen to. */
  hush(): void;
  /** Sleeps; returns at once when it was rung before. */
  wait(ms: number, stopped: AbortSignal): Promise<void>;
}

export function createBell(): Bell {
  let rung = false;
  let wakeUp: (() => void) | undefined;
  return {
    ring() {
      rung = true;
      wakeUp?.();
    },
    hush() {
      rung = false;
    },
    async wait(ms, stopped) {
      if (rung) return;
      await sleep(ms, stopped, (end) => {
        wakeUp = end;
      });
      wakeUp = undefined;
    },
  };
}

/** Resolves after `ms`, when `stopped`, or when what `begun` is handed is called. */
export function sleep(ms: number, stopped: AbortSignal, begun?: (end: () => void) => void): Promise<void> {
  return new Promise((resolve) => {
    if (stopped.aborted) {
      resolve();
      return;
    }
    const end = (): void => {
      clearTimeout(timer);
      stopped.removeEventListener("abort", end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    stopped.addEventListener("abort", end, { once: true });
    begun?.(end);
  });
}
