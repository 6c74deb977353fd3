/** One who waits can be woken by anybody; a ring while nobody waits is kept for the next wait. */
export interface Bell {
  readonly ring: () => void;
  /** Resolves at the next ring, at once if there was one since the last wait, or after `ms`. `true` = it rang. */
  wait(ms: number): Promise<boolean>;
}

export function createBell(): Bell {
  let rung = false;
  let wake: (() => void) | undefined;
  return {
    ring() {
      rung = true;
      wake?.();
    },
    async wait(ms) {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms);
          wake = () => {
            clearTimeout(timer);
            resolve();
          };
        });
        wake = undefined;
      }
      const result = rung;
      rung = false;
      return result;
    },
  };
}
