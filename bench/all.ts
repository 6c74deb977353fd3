import { articles } from "./articles.ts";
import { articlesFaults } from "./articles-faults.ts";
import type { Benchmark } from "./benchmark.ts";
import { burst500 } from "./burst-500.ts";
import { chain } from "./chain.ts";
import { consolePages } from "./console/console-pages.ts";
import { footprint } from "./footprint.ts";
import { hookAnswer } from "./hook-answer.ts";
import { size } from "./size.ts";
import { sizeMillion } from "./size-million.ts";
import { takeover } from "./takeover.ts";
import { throughput } from "./throughput.ts";
import { vendorLimits } from "./vendor-limits.ts";
import { workers } from "./workers.ts";

/** Every benchmark, in the order in which they run. */
export const BENCHMARKS: readonly Benchmark[] = [
  hookAnswer,
  chain,
  articles,
  articlesFaults,
  throughput,
  burst500,
  vendorLimits,
  footprint,
  takeover,
  workers,
  size,
  sizeMillion,
  consolePages,
];
