import { ControlError } from "../../sandbox/kit/kit.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { DAY_MS } from "./demo-calendar.ts";

/** Ends what a vendor lets expire by itself. */
export interface Deadlines {
  /** Everything that is due by now. */
  expire(): Promise<void>;
  stop(): void;
}

/** In the brief's dialect the vendor holds the clock: it ends contracts so many days after they were sent. */
export function watchDeadlines(
  sandbox: Pick<Sandbox, "watch" | "vendor">,
  now: () => Date,
  days: number,
): Deadlines {
  const vendor = sandbox.vendor("contractbook-brief");
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
