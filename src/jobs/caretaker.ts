import type { PgBoss } from "pg-boss";
import type { StoreLog } from "../store/log.ts";
import type { Session } from "../store/session.ts";
import { insertJobs } from "./enqueue.ts";
import { SILENT_MS } from "./heartbeat.ts";
import { releaseSilent, reviveLooks, strandedLooks } from "./look-statements.ts";

const SWEEP_MS = 2_000;
const REPAIR_MS = 60_000;

/** What the caretaker needs from its worker. */
export interface Charge {
  /** Reports our own running looks alive: after a pause of this process or of the database they would seem silent. */
  beat(): Promise<void>;
  onReleased(): void;
}

/** Gives the looks of dead workers to the living, and repairs what was done to the queue from outside. */
export function startCaretaker(
  boss: PgBoss,
  session: Session,
  charge: Charge,
  log: StoreLog,
): { stop(): Promise<void> } {
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let repairedAt = performance.now();
  let current: Promise<void> = Promise.resolve();

  async function round(): Promise<void> {
    try {
      await charge.beat();
      const released = await session.run(releaseSilent(SILENT_MS));
      if (released > 0) {
        log.warn({ looks: released }, "the looks of a worker that fell silent are given to others");
        charge.onReleased();
      }
      if (performance.now() - repairedAt < REPAIR_MS) return;
      repairedAt = performance.now();
      await repairLooks(boss, session, log);
    } catch (error) {
      log.warn({ error: String(error) }, "the queue could not be looked after");
    }
  }

  function next(): void {
    if (stopped) return;
    timer = setTimeout(() => {
      current = round().finally(next);
    }, SWEEP_MS);
  }

  next();
  return {
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await current;
    },
  };
}

/** Looks without a job that could be taken get one again. */
export async function repairLooks(boss: PgBoss, session: Session, log: StoreLog): Promise<void> {
  const revived = await session.run(reviveLooks());
  const stranded = await session.rows<{ job: string; account: string }>(strandedLooks());
  if (stranded.length > 0) {
    await insertJobs(
      boss,
      session,
      stranded.map(({ job, account }) => ({ job, look: { account } })),
    );
  }
  if (revived + stranded.length > 0)
    log.warn({ revived, stranded: stranded.length }, "looks had lost their job");
}
