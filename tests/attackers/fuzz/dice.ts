/** Numbers that are the same for the same seed. */
export interface Dice {
  /** From 0 to below `sides`. */
  roll(sides: number): number;
  /** Throws where there is nothing to pick. */
  pick<T>(from: readonly T[]): T;
}

/** mulberry32: small, quick, and good enough to look for trouble with. */
export function createDice(seed: number): Dice {
  let state = seed >>> 0;
  const roll = (sides: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * sides);
  };
  return {
    roll,
    pick(from) {
      const picked = from[roll(from.length)];
      if (picked === undefined) throw new Error("There is nothing to pick.");
      return picked;
    },
  };
}
