import { setTimeout as sleep } from "node:timers/promises";
import type { ServiceStand } from "./service-stand.ts";

/** A fault of the database under a running service; it is over when `strike` resolves. */
export interface DatabaseRow {
  readonly fault: string;
  /** Only when somebody asks for the matrix. */
  readonly onDemand?: true;
  /** Ends the server itself: only where it is the test's own. */
  readonly signal?: "SIGINT" | "SIGQUIT" | "SIGKILL";
  strike(stand: ServiceStand, random: () => number, lastsMs: number): Promise<void>;
}

/** Tables whose growth a full disk would stop. */
const GROWING = ["deliveries", "contracts", "trail", "looks", "calls"];

const RESTARTS: readonly (readonly [
  fault: string,
  signal: NonNullable<DatabaseRow["signal"]>,
  isShort: boolean,
])[] = [
  ["restarted at once (pg_ctl stop -m immediate, then its recovery from the log)", "SIGQUIT", true],
  ["restarted in order (pg_ctl stop -m fast)", "SIGINT", false],
  ["killed: kill -9 of its first process", "SIGKILL", false],
];

/** In the order in which they are played. */
export const DATABASE_ROWS: readonly DatabaseRow[] = [
  {
    fault: "stopped: nobody listens",
    async strike({ line }, _, lastsMs) {
      await line.set("refuse");
      await sleep(lastsMs);
      await line.set("pass");
    },
  },
  ...RESTARTS.map(([fault, signal, isShort]): DatabaseRow => ({
    fault,
    signal,
    ...(isShort ? {} : { onDemand: true }),
    strike: async ({ restartDatabase }) => restartDatabase?.(signal),
  })),
  {
    fault: "slow: 60 ms more for each answer",
    async strike({ line }, _, lastsMs) {
      line.slow(60);
      await sleep(lastsMs);
      line.slow(0);
    },
  },
  {
    fault: "silent: takes calls, answers nothing",
    onDemand: true,
    async strike({ line }, _, lastsMs) {
      await line.set("hang");
      await sleep(lastsMs);
      await line.set("pass");
    },
  },
  {
    fault: "connections reset, again and again",
    onDemand: true,
    async strike({ line }, random, lastsMs) {
      for (let left = lastsMs; left > 0;) {
        const pauseMs = 50 + Math.floor(random() * 300);
        left -= pauseMs;
        await sleep(pauseMs);
        line.reset();
      }
    },
  },
  {
    fault: "connections reset between statement and answer: nobody knows what was committed",
    async strike({ line }, random, lastsMs) {
      for (let left = lastsMs; left > 0;) {
        const pauseMs = 100 + Math.floor(random() * 200);
        left -= pauseMs + 30;
        await sleep(pauseMs);
        line.reset(true);
        await sleep(30);
        line.reset(false);
      }
    },
  },
  {
    fault: "disk full: no row can be added (a trigger says so with PostgreSQL's code 53100)",
    async strike({ pool }, _, lastsMs) {
      await pool.query(`create function countersign.disk_full() returns trigger language plpgsql as
        $$ begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$`);
      for (const table of GROWING) {
        await pool.query(`create trigger disk_full before insert or update on countersign.${table}
          for each statement execute function countersign.disk_full()`);
      }
      await sleep(lastsMs);
      await pool.query("drop function countersign.disk_full() cascade");
    },
  },
];
