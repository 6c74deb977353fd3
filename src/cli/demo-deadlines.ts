import { ControlError } from "../../sandbox/kit/kit.ts";
import type { Sandbox } from "../../sandbox/sandbox.ts";
import { providerById } from "../providers/all.ts";
import { DAY_MS } from "./demo-calendar.ts";
import { DEMO_CONNECTIONS } from "./demo-config.ts";

/** Ends what vendors let expire by themselves. */
export interface Deadlines {
  /** Everything that is due by now. */
  expire(): Promise<void>;
  stop(): void;
}

/** Does this vendor end contracts by itself? Else Countersign takes them back. */
export function endsByItself(simulator: string): boolean {
  const connection = DEMO_CONNECTIONS.find(({ id }) => id === simulator);
  if (connection === undefined) return false;
  const provider = providerById(connection.vendor.provider);
  return provider?.dialects[connection.dialect].can.expiry === "vendor";
}

/** Where the vendor holds the clock it ends contracts so many days after they were sent. */
export function watchDeadlines(
  sandbox: Pick<Sandbox, "watch" | "vendor">,
  now: () => Date,
  days: number,
): Deadlines {
  const sentAt = new Map<string, { readonly simulator: string; readonly id: string; readonly at: number }>();
  const stop = sandbox.watch(({ simulator, id, what, at }) => {
    if (!endsByItself(simulator)) return;
    const key = `${simulator} ${id}`;
    if (what === "sent") sentAt.set(key, { simulator, id, at: Date.parse(at) });
    if (what === "signed" || what === "declined" || what === "expired" || what === "deleted")
      sentAt.delete(key);
  });
  return {
    stop,
    async expire() {
      const due = [...sentAt].filter(([, { at }]) => at + days * DAY_MS <= now().getTime());
      for (const [key, { simulator, id }] of due) {
        sentAt.delete(key);
        await sandbox
          .vendor(simulator)
          .control("expire", { id })
          .catch((error: unknown) => {
            if (!(error instanceof ControlError)) throw error; // it ended in the meantime
          });
      }
    },
  };
}
