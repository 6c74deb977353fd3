import { mkdir } from "node:fs/promises";
import { parseArgs } from "node:util";
import { Broken } from "./benchmark.ts";
import type { BenchContext, Benchmark } from "./benchmark.ts";
import { BENCHMARKS } from "./all.ts";
import { formatTable } from "./format-table.ts";
import { describeMachine } from "./machine.ts";
import { median } from "./statistics.ts";

const USAGE = `npm run bench [-- NAME …] [--database URL] [--runs N] [--json] [--profile DIR]
Names: ${BENCHMARKS.map(({ name }) => name).join(", ")}. Without a name: all of them.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    database: { type: "string" },
    runs: { type: "string", default: "3" },
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
  await runAll(
    BENCHMARKS.filter(({ name }) => positionals.length === 0 || positionals.includes(name)),
    await contextOf(),
  );
}

async function contextOf(): Promise<BenchContext> {
  const { database, profile } = values;
  if (profile !== undefined) await mkdir(profile, { recursive: true });
  return {
    runs: Math.max(1, Number(values.runs) || 1),
    say: (line) => process.stderr.write(`  … ${line}\n`),
    ...(database === undefined ? {} : { databaseUrl: database }),
    ...(profile === undefined ? {} : { profileDirectory: profile }),
  };
}

/** Figures never fail; what was lost or doubled does. */
async function runAll(benchmarks: readonly Benchmark[], context: BenchContext): Promise<void> {
  const machine = describeMachine(context.databaseUrl);
  if (!values.json) process.stdout.write(`${machine}\n`);
  const results: unknown[] = [];
  for (const benchmark of benchmarks) {
    const { name, promise } = benchmark;
    if (!values.json) process.stdout.write(`\n${name}: ${promise}\n`);
    try {
      const rows = await benchmark.run(context);
      results.push({ name, promise, rows: rows.map((row) => ({ ...row, median: median(row.values) })) });
      if (!values.json) process.stdout.write(`${formatTable(rows)}\n`);
    } catch (error) {
      process.exitCode = 1;
      const broken = error instanceof Broken ? error.message : String(error);
      results.push({ name, promise, broken });
      process.stderr.write(`  BROKEN: ${broken}\n`);
    }
  }
  if (values.json) process.stdout.write(`${JSON.stringify({ machine, results }, undefined, 2)}\n`);
}
