import type { Sandbox } from "../../sandbox/sandbox.ts";
import { ControlError } from "../../sandbox/kit/kit.ts";

const DAY_MS = 86_400_000;

/** The demo's time: it runs like any clock, and now and then whole days pass at once. */
export interface Calendar {
  readonly now: () => Date;
  pass(days: number): void;
}

/** A calendar that begins today. */
export function createCalendar(): Calendar {
  let aheadMs = 0;
  return {
    now: () => new Date(Date.now() + aheadMs),
    pass(days) {
      aheadMs += days * DAY_MS;
    },
  };
}

/** Ends what a vendor lets expire by itself. */
export interface Deadlines {
  /** Everything that is due by now. */
  expire(): Promise<void>;
  stop(): void;
}

/** In the brief's dialect the vendor holds the clock: it ends contracts so many days after they were sent. */
export function watchDeadlines(
  sandbox: Pick<Sandbox, "watch" | "contractbookBrief">,
  now: () => Date,
  days: number,
): Deadlines {
  const { contractbookBrief: vendor } = sandbox;
  const sentAt = new Map<string, number>();
  const stop = sandbox.watch(({ simulator, id, what, at }) => {
    if (simulator !== vendor.id) return;
    if (what === "sent") sentAt.set(id, Date.parse(at));
    if (what === "signed" || what === "declined" || what === "deleted") sentAt.delete(id);
  });
  return {
    stop,
    async expire() {
      const due = [...sentAt].filter(([, at]) => at + days * DAY_MS <= now().getTime());
      for (const [id] of due) {
        sentAt.delete(id);
        await vendor.control("expire", { id }).catch((error: unknown) => {
          if (!(error instanceof ControlError)) throw error; // it ended in the meantime
        });
      }
    },
  };
}
