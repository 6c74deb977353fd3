import type { AccountRuntime, Tools } from "../corridor/runtime.ts";
import { CountersignError } from "../domain/errors.ts";

/** Set while calls to us are being switched on again. */
const MENDING = "mending-hooks";
const DONE = new Date(0);

/**
 * Kommo stops calling whom it found silent for a while, and does not begin again by itself. Where it has not called for
 * `quietMs`, it is asked why: a single call, and none as long as calls arrive.
 */
export async function tendHooks(
  { store, health, log, now }: Pick<Tools, "store" | "health" | "log" | "now">,
  { id: account, crm }: Pick<AccountRuntime, "id" | "crm">,
  quietMs: number,
): Promise<void> {
  if (await health.broken(account, "kommo")) return;
  const began = (await store.marks.get(account, MENDING)) ?? DONE;
  const isHalfDone = began.getTime() > DONE.getTime();
  const [last] = await store.deliveries.lines({ account, connection: "kommo", limit: 1 });
  const isQuiet = last === undefined || now().getTime() - last.receivedAt.getTime() >= quietMs;
  // what a dead process left half done is looked at although calls arrive: other addresses of ours may be called, too
  if (!isQuiet && !isHalfDone) return;
  try {
    const begin = (): Promise<void> => store.marks.set(account, MENDING, now());
    const mended = await crm.mendHooks({ isHalfDone, begin });
    // also when all is well: left standing, it would put back what a person takes away later
    if (mended > 0 || isHalfDone) await store.marks.set(account, MENDING, DONE);
    if (mended === 0) return;
    log.warn(
      { account, connection: "kommo" },
      "Kommo had stopped calling us after bad answers, and does so again",
    );
  } catch (error) {
    // a token without the right to it, or trouble that others meet as well: `check` tells
    if (!(error instanceof CountersignError)) throw error;
  }
}
