/** How many entities go into the next call: grows under a backlog, shrinks when Kommo says 504 [limitations]. */
export interface BatchSize {
  /** Entities of a call that is full now, with so many waiting. */
  next(waiting: number): number;
  /** A call was answered: after some of them, growing is allowed again. */
  good(): void;
  tooBig(): void;
}

const MOST = 250;
const GOOD_CALLS = 10;

export function createBatchSize(start: number): BatchSize {
  const usual = Math.min(MOST, Math.max(1, start));
  let size = usual;
  let ceiling = MOST;
  let good = 0;
  return {
    next(waiting) {
      while (waiting > size && size < ceiling) size = Math.min(ceiling, size * 2);
      if (waiting <= usual && size > usual) size = Math.min(ceiling, usual);
      return size;
    },
    good() {
      good += 1;
      if (good < GOOD_CALLS) return;
      good = 0;
      ceiling = Math.min(MOST, ceiling * 2);
      size = Math.min(Math.max(size, usual), ceiling);
    },
    tooBig() {
      size = size > usual ? usual : Math.max(1, Math.floor(size / 2));
      ceiling = size;
      good = 0;
    },
  };
}
