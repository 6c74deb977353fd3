import type { Benchmark } from "./benchmark.ts";
import { throughput } from "./throughput.ts";

/** Every benchmark, in the order in which they run. */
export const BENCHMARKS: readonly Benchmark[] = [throughput];
