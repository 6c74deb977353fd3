import type { DemoShow } from "./demo-show.ts";

/** Who decides whether the show goes on. */
export interface Director {
  /** Looks around: begins the show, goes on, or ends it. */
  round(): Promise<void>;
  /** Ends the show, if it goes on. */
  stop(): Promise<void>;
}

/**
 * `asked`: the show goes on whoever comes. Else it begins only when nobody has come by `patienceMs`, and ends for good with
 * the first visitor, who must not be disturbed by deals that move by themselves.
 */
export function createDirector(parts: {
  readonly asked: boolean;
  readonly patienceMs: number;
  readonly elapsedMs: () => number;
  readonly hasVisitor: () => Promise<boolean>;
  readonly begin: () => Promise<DemoShow>;
  /** The visitor has come, and the show has ended. */
  readonly onVisitor: () => void;
}): Director {
  const { asked, patienceMs, elapsedMs } = parts;
  let show: DemoShow | undefined;
  let isOver = false;

  async function end(): Promise<void> {
    const ended = show;
    show = undefined;
    await ended?.stop();
  }

  return {
    async round() {
      if (isOver) return;
      if (!asked && (await parts.hasVisitor())) {
        isOver = true;
        if (show === undefined) return;
        await end();
        parts.onVisitor();
      } else if (show === undefined && (asked || elapsedMs() >= patienceMs)) show = await parts.begin();
    },
    async stop() {
      isOver = true;
      await end();
    },
  };
}
