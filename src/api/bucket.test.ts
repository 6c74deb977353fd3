import { expect, test } from "vitest";
import { createBucket } from "./bucket.ts";

test("so many go at once, then as many as come back, and it is said how long to wait", () => {
  let ms = 0;
  const bucket = createBucket({ most: 3, perSecond: 0.5 }, () => ms);
  const taken = Array.from({ length: 5 }, () => bucket.take("a"));
  expect(taken).toEqual([undefined, undefined, undefined, 2, 2]);
  expect(bucket.wait("a")).toBe(2);
  expect(bucket.take("b")).toBe(undefined);
  ms += 2_000;
  expect(bucket.wait("a")).toBe(undefined);
  expect([bucket.take("a"), bucket.take("a")]).toEqual([undefined, 2]);
  ms += 3_600_000;
  expect(Array.from({ length: 4 }, () => bucket.take("a"))).toEqual([undefined, undefined, undefined, 2]);
});

test("a flood of names takes no more memory than a fixed number of them, and forgets the newest last", () => {
  const bucket = createBucket({ most: 1, perSecond: 1 }, () => 0);
  for (let n = 0; n < 30_000; n += 1) bucket.take(`name ${n}`);
  expect(bucket.wait("name 29999")).toBe(1);
  expect(bucket.wait("name 0")).toBe(undefined);
});
