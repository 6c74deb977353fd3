/** Of a run of the matrix. The suite's is always the same; `npm run faults -- --seed N` plays another one. */
const SEED = Number(process.env["FAULTS_SEED"] ?? 20_261_122);

/** `npm run faults -- --long`: more of everything. */
export const IS_LONG = process.env["FAULTS_LONG"] === "1";

/** Somebody asked for the matrix: `npm run faults`. The suite plays a row of every kind. */
export const IS_WHOLE = IS_LONG || process.env["FAULTS_REPORT"] !== undefined;

/** Numbers in [0, 1) that only depend on the run's seed and the row (mulberry32). */
export function randomOf(row: string): () => number {
  let state = SEED;
  for (const letter of row) state = Math.imul(state ^ (letter.codePointAt(0) ?? 0), 0x01_00_01_93);
  return () => {
    state = (state + 0x6d_2b_79_f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
