import type { Ledger } from "./ledger.ts";

/** So long does what is done wait for the other acts, to share one write with them. */
const TOGETHER_MS = 300;

/**
 * Settles acts that go side by side, like `Promise.allSettled`. What is done is written down at once where others take
 * longer: a process that dies while a file waits for its turn would otherwise have forgotten all of it.
 */
export async function settleSoon(
  ledger: Ledger,
  acts: readonly Promise<void>[],
): Promise<readonly PromiseSettledResult<void>[]> {
  const { promise: isLate, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(resolve, TOGETHER_MS, true);
  void Promise.allSettled(acts).finally(() => {
    clearTimeout(timer);
    resolve(false);
  });
  return Promise.allSettled(
    acts.map(async (act) => {
      await act;
      if (await isLate) await ledger.flush();
    }),
  );
}
