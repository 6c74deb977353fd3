/** The candidate that a person most likely meant, or `undefined` when none is close. Case does not count. */
function nearest(word: string, candidates: readonly string[]): string | undefined {
  const wanted = word.slice(0, 64).toLowerCase();
  const limit = Math.max(1, Math.floor(wanted.length / 3));
  let best: { readonly candidate: string; readonly distance: number } | undefined;
  for (const candidate of candidates) {
    const distance = distanceBetween(wanted, candidate.slice(0, 64).toLowerCase());
    if (distance <= limit && (best === undefined || distance < best.distance)) best = { candidate, distance };
  }
  return best?.candidate;
}

/** `; did you mean “Plan”?` or a full stop. */
export function didYouMean(word: string, candidates: readonly string[]): string {
  const candidate = nearest(word, candidates);
  return candidate === undefined ? "." : `; did you mean “${candidate}”?`;
}

/** Optimal string alignment: a swap of two neighbours counts once, since that is how people mistype. */
function distanceBetween(from: string, to: string): number {
  let before: number[] = [];
  let previous = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const same = from[row - 1] === to[column - 1];
      const swapped =
        row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      const steps = [
        at(previous, column) + 1,
        at(current, column - 1) + 1,
        at(previous, column - 1) + (same ? 0 : 1),
      ];
      if (swapped) steps.push(at(before, column - 2) + 1);
      current.push(Math.min(...steps));
    }
    before = previous;
    previous = current;
  }
  return at(previous, to.length);
}

function at(row: readonly number[], index: number): number {
  return Math.min(...row.slice(index, index + 1));
}
