// Written by `npm run docs` from the routes in src/api. Do not edit.

export interface Durations {
  p95Seconds: number;
  count: number;
  medianSeconds: number;
}
