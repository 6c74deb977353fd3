import { mkdir } from "node:fs/promises";
import { parseArgs } from "node:util";
import { Broken } from "./benchmark.ts";
import type { BenchContext, Benchmark } from "./benchmark.ts";
import { BENCHMARKS } from "./all.ts";
import { formatTable } from "./format-table.ts";
import { describeMachine } from "./machine.ts";
import { openPlaces } from "./places.ts";
import type { Place } from "./places.ts";
import { median } from "./statistics.ts";
import { writeFigures } from "./write-figures.ts";
import type { Figures, Outcome } from "./write-figures.ts";

const USAGE = `npm run bench [-- NAME …] [--write] [--only embedded|server] [--database URL] [--runs N] [--deals N] [--json] [--profile DIR]
Names: ${BENCHMARKS.map(({ name }) => name).join(", ")}.
Without a name: all of them, and docs/benchmarks.md is written. With names: printed, and written with --write.
Each on the embedded PostgreSQL and on a server: the newest that is installed here, or the one at URL.
--deals N: of vendor-limits, at each vendor (500: 40 minutes); of size-million, closed contracts.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    database: { type: "string" },
    only: { type: "string" },
    write: { type: "boolean", default: false },
    runs: { type: "string", default: "3" },
    deals: { type: "string" },
    json: { type: "boolean", default: false },
    profile: { type: "string" },
    help: { type: "boolean", default: false },
  },
});

const unknown = positionals.filter((name) => !BENCHMARKS.some((benchmark) => benchmark.name === name));
if (values.help || unknown.length > 0) {
  process.stdout.write(`${USAGE}\n`);
  process.exitCode = values.help ? 0 : 2;
} else {
  await runAll(BENCHMARKS.filter(({ name }) => positionals.length === 0 || positionals.includes(name)));
}

/** Figures never fail; what was lost or doubled does. */
async function runAll(benchmarks: readonly Benchmark[]): Promise<void> {
  const { database, only, json } = values;
  const machine = describeMachine();
  const written = (values.write || positionals.length === 0) && !json;
  if (values.profile !== undefined) await mkdir(values.profile, { recursive: true });
  if (!json) process.stdout.write(`${machine}\n`);
  const asked = {
    ...(database === undefined ? {} : { url: database }),
    ...(only === undefined ? {} : { only }),
  };
  const places = await openPlaces(asked, say);
  const results: Figures[] = [];
  const closeAll = async (): Promise<void> => {
    for (const place of places) await place.close();
  };
  process.once("SIGINT", () => void closeAll().finally(() => process.exit(130)));
  process.once("SIGTERM", () => void closeAll().finally(() => process.exit(143)));
  try {
    for (const benchmark of benchmarks) {
      const figures = await measure(benchmark, places, machine);
      results.push(figures);
      if (written) await writeFigures(figures);
    }
  } finally {
    await closeAll();
  }
  if (json)
    process.stdout.write(`${JSON.stringify({ machine, results: results.map(plain) }, undefined, 2)}\n`);
}

/** One benchmark on all databases, one right after the other, so that they meet the same hour. */
async function measure(benchmark: Benchmark, places: readonly Place[], machine: string): Promise<Figures> {
  const { name, promise, isOnOne } = benchmark;
  const outcomes: Outcome[] = [];
  for (const place of isOnOne ? places.slice(0, 1) : places) {
    if (!values.json) process.stdout.write(`\n${name} (${place.name}): ${promise}\n`);
    outcomes.push(await onPlace(benchmark, place));
  }
  const rounds = Math.max(1, ...outcomes.flatMap(({ rows }) => rows.map((row) => row.values.length)));
  const day = new Date().toISOString().slice(0, 10);
  const circumstances = `${day}, ${rounds === 1 ? "one round" : `${rounds} rounds: median (least … most)`}; ${machine}`;
  return { name, promise, circumstances, outcomes };
}

async function onPlace(benchmark: Benchmark, place: Place): Promise<Outcome> {
  try {
    const rows = await benchmark.run(contextOf(place));
    if (!values.json) process.stdout.write(`${formatTable(rows)}\n`);
    return { place: place.name, rows };
  } catch (error) {
    process.exitCode = 1;
    const broken = error instanceof Broken ? error.message : String(error);
    process.stderr.write(`  BROKEN: ${broken}\n`);
    return { place: place.name, rows: [], broken };
  }
}

function contextOf({ databaseUrl, databasePid }: Place): BenchContext {
  const { profile, runs, deals } = values;
  return {
    runs: Math.max(1, Number(runs) || 1),
    say,
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
    ...(databasePid === undefined ? {} : { databasePid }),
    ...(deals === undefined ? {} : { deals: Math.max(1, Number(deals) || 1) }),
    ...(profile === undefined ? {} : { profileDirectory: profile }),
  };
}

function plain({ outcomes, ...rest }: Figures): unknown {
  const measured = outcomes.map(({ rows, ...others }) => ({
    ...others,
    rows: rows.map((row) => ({ ...row, median: median(row.values) })),
  }));
  return { ...rest, outcomes: measured };
}

function say(line: string): void {
  process.stderr.write(`  … ${line}\n`);
}
