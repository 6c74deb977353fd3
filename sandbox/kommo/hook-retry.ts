const MINUTE_MS = 60_000;

/**
 * When Kommo knocks again: after 5 and 15 minutes on any failure, after another 15 minutes and an hour only on 499
 * and 5xx. For the kit's `createHookSender({ retry })`; `speed` 60 makes a minute a second.
 */
export const kommoHookRetry =
  (speed = 1) =>
  (attempt: number, status: number | "failed"): number | undefined => {
    if (status !== "failed" && status >= 100 && status < 300) return undefined;
    const isServerFault = typeof status === "number" && (status === 499 || (status >= 500 && status < 600));
    const waits = isServerFault ? [5, 15, 15, 60] : [5, 15];
    const minutes = waits[attempt - 1];
    return minutes === undefined ? undefined : (minutes * MINUTE_MS) / speed;
  };
