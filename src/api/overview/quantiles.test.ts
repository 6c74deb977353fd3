import { expect, test } from "vitest";
import { BUCKET_STEP } from "../../store/figures.ts";
import { quantiles } from "./quantiles.ts";

const bucketOf = (seconds: number): number => Math.floor(Math.log(seconds) / BUCKET_STEP);

test("the median and nineteen of twenty are told to about one percent", () => {
  const seconds = Array.from({ length: 1_000 }, (_, at) => 1 + at);
  const counts = seconds.map((each) => ({ bucket: bucketOf(each), count: 1 }));
  const { count, medianSeconds = 0, p95Seconds = 0 } = quantiles(counts) ?? { count: 0 };
  expect(count).toBe(1_000);
  expect(Math.abs(medianSeconds / 500 - 1)).toBeLessThan(0.015);
  expect(Math.abs(p95Seconds / 950 - 1)).toBeLessThan(0.015);
});

test("of none there is nothing to tell, and of one it is itself", () => {
  expect(quantiles([])).toBeUndefined();
  const one = quantiles([{ bucket: bucketOf(90), count: 1 }]);
  for (const seconds of [one?.medianSeconds, one?.p95Seconds])
    expect(Math.abs((seconds ?? 0) / 90 - 1)).toBeLessThan(0.015);
});
