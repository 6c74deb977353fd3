import { loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { partsOf } from "./parts.ts";
import { openRecord, partsLeft } from "./record.ts";
import { runTests, startDatabase } from "./run-tests.ts";
import { writeRun } from "./write-run.ts";

interface LongRun {
  readonly database: "embedded" | "other";
  /** Default: that of the run that goes on; else any. */
  readonly seed?: number;
  /** Only parts whose name begins like this. */
  readonly part: string;
  /** Of these parts nothing was played yet. */
  readonly fresh: boolean;
  /** No part is begun later, on the clock of `performance`. */
  readonly until: number;
}

/**
 * Goes on with the long matrix where the last run stopped, part by part, and writes the page after each. One that was played to
 * its end is begun anew. `false` = a part failed.
 */
export async function playLong({ database: which, part, fresh, until, ...asked }: LongRun): Promise<boolean> {
  const parts = partsOf(which === "embedded");
  const all = partsOf(true);
  const wanted = parts.filter(({ name }) => name.startsWith(part));
  if (wanted.length === 0) throw new Error(`No part begins with “${part}”.`);
  const file = new URL(`../../node_modules/.faults/long-${which}.jsonl`, import.meta.url);
  const record = openRecord(fileURLToPath(file));
  if (fresh || partsLeft(wanted, record.played).length === 0) record.forget(wanted.map(({ name }) => name));
  const known = [...record.played.values()].at(0)?.seed;
  const seed = asked.seed ?? known ?? Math.floor(Math.random() * 2 ** 31);
  const database = await startDatabase(which);
  let failed = false;
  try {
    for (const one of partsLeft(wanted, record.played)) {
      if (performance.now() > until) break;
      console.log(`\n${one.name} (seed ${seed}, ${database.name})`);
      const ended = await runTests({ seed, isLong: true, database, ...one });
      const [load = 0] = loadavg();
      const at = new Date().toISOString();
      record.add({ part: one.name, seed, at, load, database: database.name, ...ended });
      failed ||= ended.failed;
      writeRun(which, { all, here: parts }, record.played);
    }
  } finally {
    await database.stop();
  }
  const left = partsLeft(wanted, record.played).map(({ name }) => name);
  if (left.length > 0)
    console.log(`\n${left.length} parts are left; the same command plays them:\n${left.join("\n")}`);
  return !failed;
}
