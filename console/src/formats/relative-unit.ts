const STEPS: readonly (readonly [unit: Intl.RelativeTimeFormatUnit, ms: number])[] = [
  ["year", 31_557_600_000],
  ["month", 2_629_800_000],
  ["day", 86_400_000],
  ["hour", 3_600_000],
  ["minute", 60_000],
];

const NOW_MS = 45_000;

/** How far away an instant is, in the largest unit that fits: `[-3, "hour"]`. Below a minute: `[0, "second"]`, “now”. */
export function relativeUnit(
  fromMs: number,
  nowMs: number,
): readonly [value: number, unit: Intl.RelativeTimeFormatUnit] {
  const away = fromMs - nowMs;
  if (Math.abs(away) < NOW_MS) return [0, "second"];
  const [unit, ms] = STEPS.find(([, size]) => Math.abs(away) >= size) ?? ["minute", 60_000];
  return [Math.sign(away) * Math.max(1, Math.floor(Math.abs(away) / ms)), unit];
}
