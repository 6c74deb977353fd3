/** Something that comes again and again until it is stopped. */
export interface Repetition {
  /** Resolves when a round that was under way has ended; none follows. */
  stop(): Promise<void>;
}

/** Runs `round`, which never throws, with a pause between the end of one and the beginning of the next. */
export function repeatedly(pauseMs: number, round: () => Promise<unknown>): Repetition {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<unknown> = Promise.resolve();
  const next = (): void => {
    if (stopped) return;
    timer = setTimeout(() => {
      running = round().finally(next);
    }, pauseMs);
  };
  next();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await running;
    },
  };
}
