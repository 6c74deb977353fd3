import { setTimeout as sleep } from "node:timers/promises";
import type { Session } from "../store/session.ts";
import type { StoreLog } from "../store/log.ts";
import type { InTurn } from "./in-turn.ts";
import { settleLooks } from "./look-statements.ts";
import type { Ended } from "./look-statements.ts";

const MOST_AT_ONCE = 200;
const LONGEST_WAIT_MS = 5_000;

interface Pending {
  readonly ended: Ended;
  readonly settled: (isWanted: boolean) => void;
}

/**
 * Writes down how walks ended. Resolves when it is committed, however long the database is away; `true` = the deal was
 * asked about meanwhile, so that its look comes back at once.
 */
export type Settle = (ended: Ended) => Promise<boolean>;

/** Walks that end while a write is under way share the next one: each is fenced by its own claim. */
export function createSettler(session: Session, log: StoreLog, inTurn: InTurn): Settle {
  const pending: Pending[] = [];
  let running = false;

  async function run(): Promise<void> {
    running = true;
    while (pending.length > 0) {
      const batch = pending.splice(0, MOST_AT_ONCE);
      const wanted = await write(batch.map(({ ended }) => ended));
      for (const { ended, settled } of batch) settled(wanted.has(ended.job));
    }
    running = false;
  }

  async function write(ended: readonly Ended[]): Promise<ReadonlySet<string>> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const rows = await inTurn(() => session.rows<{ job: string }>(settleLooks(ended)));
        return new Set(rows.map(({ job }) => job));
      } catch (error) {
        // A claim that lapses meanwhile is refused by its fence; until then nobody else has the look.
        log.error(
          { error: String(error), looks: ended.length },
          "looks that ended could not be written down yet",
        );
        await sleep(Math.min(100 * 2 ** attempt, LONGEST_WAIT_MS), undefined, { ref: false });
      }
    }
  }

  return (ended) =>
    new Promise((settled) => {
      pending.push({ ended, settled });
      if (!running) {
        running = true;
        queueMicrotask(() => void run());
      }
    });
}
