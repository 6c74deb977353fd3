import { untilCalm } from "./others-cpu.ts";

/** What a benchmark is told. */
export interface BenchContext {
  /** A PostgreSQL to measure on; absent = the embedded one. */
  readonly databaseUrl?: string;
  /** Its first process, where that runs on this machine: what it burns is counted. */
  readonly databasePid?: number;
  /** How often each measurement is repeated. */
  readonly runs: number;
  /** How many deals `vendor-limits` moves at each vendor; absent = so few that it is over in some minutes. */
  readonly deals?: number;
  /** Where CPU profiles of the service are written; absent = it is not profiled. */
  readonly profileDirectory?: string;
  /** Tells whoever waits how far it is. */
  readonly say: (line: string) => void;
}

/** What a figure is held against. */
export type Bound = { readonly atMost: number } | { readonly atLeast: number };

/** One figure of one run. */
export interface Reading {
  readonly what: string;
  readonly value: number;
  /** `ms`, `/s`, `MB`, `calls`, `%`. */
  readonly unit: string;
  readonly bound?: Bound;
}

/** One figure of all runs. */
export interface Row extends Omit<Reading, "value"> {
  readonly values: readonly number[];
}

/** One table of figures. */
export interface Benchmark {
  readonly name: string;
  /** The sentence of the design that it is held against. */
  readonly promise: string;
  /** The database makes no difference to it: it is measured on the embedded one alone. */
  readonly isOnOne?: true;
  /** Throws {@link Broken} when something was lost or doubled: that is no figure. */
  run(context: BenchContext): Promise<readonly Row[]>;
}

/** Something was lost, doubled or refused while it was measured. */
export class Broken extends Error {
  override readonly name = "Broken";
}

/** Measures again and again, each time in a calm moment, and gathers the figures by name in the order of the first run. */
export async function repeated(
  times: number,
  once: (run: number) => Promise<readonly Reading[]>,
): Promise<readonly Row[]> {
  const rows = new Map<string, Row>();
  for (let run = 1; run <= times; run += 1) {
    await untilCalm();
    for (const { value, ...rest } of await once(run)) {
      rows.set(rest.what, { ...rest, values: [...(rows.get(rest.what)?.values ?? []), value] });
    }
  }
  return [...rows.values()];
}
