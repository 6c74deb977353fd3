/** The round even number at which an axis ends that has to hold `most`. */
export function axisTop(most: number): number {
  if (most <= 4) return 4;
  const size = 10 ** Math.floor(Math.log10(most));
  const round = [1, 2, 4, 6, 8, 10].find((factor) => factor * size >= most) ?? 10;
  return Math.max(4, round * size);
}
