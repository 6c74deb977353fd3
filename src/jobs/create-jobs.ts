import type { Database } from "../store/database.ts";
import { SILENT } from "../store/log.ts";
import type { StoreLog } from "../store/log.ts";
import { createSession } from "../store/session.ts";
import { startBoss } from "./boss.ts";
import { repairLooks, startCaretaker } from "./caretaker.ts";
import type { Charge } from "./caretaker.ts";
import { startDispatcher } from "./dispatcher.ts";
import type { Dispatcher } from "./dispatcher.ts";
import { createEnqueue } from "./enqueue.ts";
import type { Jobs } from "./jobs.ts";
import { countLooks, releaseLooks } from "./look-statements.ts";
import type { CountsRow } from "./look-statements.ts";

export interface JobsOptions {
  readonly log?: StoreLog;
  /** The clock by which handlers name the time to come back. Default: the real one. */
  readonly now?: () => Date;
}

/** Opens the durable queue on the database. `stop` it before the database is closed. */
export async function createJobs(database: Database, options: JobsOptions = {}): Promise<Jobs> {
  const log = options.log ?? SILENT;
  const now = options.now ?? (() => new Date());
  const session = createSession(database.pool);
  const boss = await startBoss(database, log);
  // Nobody else can be working on this database: what runs, ran in a process that is gone.
  if (database.alone) await session.run(releaseLooks());
  await repairLooks(boss, session, log);
  const workers: Dispatcher[] = [];
  const charge: Charge = {
    beat: async () => void (await Promise.all(workers.map((worker) => worker.beat()))),
    onReleased: () => database.signals.tell("countersign_looks"),
  };
  let caretaker: { stop(): Promise<void> } | undefined;
  return {
    enqueue: createEnqueue(database, boss),
    work(handler, { concurrency, perAccount }) {
      caretaker ??= startCaretaker(boss, session, charge, log);
      const worker = startDispatcher(database, boss, handler, { concurrency, perAccount, now, log });
      workers.push(worker);
      return worker;
    },
    async counts() {
      const [counts] = await session.rows<CountsRow>(countLooks());
      const { waiting = 0, ready = 0, running = 0, oldest_ready_ms: oldestReadyMs = 0 } = counts ?? {};
      return { waiting, ready, running, oldestReadyMs };
    },
    async stop() {
      await Promise.all(workers.map((worker) => worker.stop(0)));
      await caretaker?.stop();
      await boss.stop({ close: false, graceful: false });
    },
  };
}
