/** Kommo counts calls in any second, when they arrive: one may travel so much longer than another (150 ms). */
const WINDOW_MS = 1_150;

/**
 * Milliseconds that the next call of this process waits, so that no window holds more than it may: a process that was
 * stalled uses its slots late, and then they stand closer together than they were given.
 */
export function createPace(perSecond: number, clock = () => performance.now()): () => number {
  const most = Math.floor(perSecond);
  const sentAt: number[] = [];
  return () => {
    if (most < 1) return 0;
    const now = clock();
    const oldest = sentAt.length < most ? undefined : sentAt.shift();
    const at = Math.max(now, (oldest ?? -Infinity) + WINDOW_MS);
    sentAt.push(at);
    return at - now;
  };
}
