import { bucketSeconds } from "../../store/figures.ts";
import type { DurationCount } from "../../store/figures.ts";

/** Of so many contracts, how long half of them took, and nineteen of twenty. Seconds, to about one percent. */
export interface Quantiles {
  readonly count: number;
  readonly medianSeconds: number;
  readonly p95Seconds: number;
}

/** `undefined` = there are none. */
export function quantiles(counts: readonly Pick<DurationCount, "bucket" | "count">[]): Quantiles | undefined {
  const total = counts.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return undefined;
  const sorted = counts.toSorted((one, other) => one.bucket - other.bucket);
  const at = (share: number): number => {
    let passed = 0;
    for (const { bucket, count } of sorted) {
      passed += count;
      if (passed >= total * share) return bucketSeconds(bucket);
    }
    return bucketSeconds(sorted.at(-1)?.bucket ?? 0);
  };
  return { count: total, medianSeconds: rounded(at(0.5)), p95Seconds: rounded(at(0.95)) };
}

function rounded(seconds: number): number {
  return Number(seconds.toPrecision(3));
}
