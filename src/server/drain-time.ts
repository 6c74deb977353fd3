const MOST_SECONDS = 300;

/**
 * `COUNTERSIGN_DRAIN_SECONDS`, in milliseconds: after the signal to end, `/readyz` says no for so long while hooks are still
 * answered. Default 0. Throws where it is no such number.
 */
export function drainMsOf(env: Readonly<Record<string, string | undefined>>): number {
  const text = env["COUNTERSIGN_DRAIN_SECONDS"]?.trim() ?? "";
  if (text === "") return 0;
  const seconds = Number(text);
  if (Number.isInteger(seconds) && seconds >= 0 && seconds <= MOST_SECONDS) return seconds * 1_000;
  throw new Error(`COUNTERSIGN_DRAIN_SECONDS must be a whole number from 0 to ${MOST_SECONDS}.`);
}
