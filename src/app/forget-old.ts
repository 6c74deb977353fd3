import type { RetentionConfig } from "../config/config.ts";
import type { AccountRuntime, Tools } from "../corridor/runtime.ts";
import { CountersignError } from "../domain/errors.ts";

const DAY_MS = 24 * 3_600_000;
const SLICE = 500;
const BEGINNING = new Date(0);

type Forgetful = Pick<Tools, "store" | "archive" | "now" | "log">;

/** Deliveries, recorded calls, changes and tests that are old enough, of each account for as long as it keeps them. */
export async function forgetRecords(
  { store, now }: Pick<Forgetful, "store" | "now">,
  accounts: readonly Pick<AccountRuntime, "id" | "retention">[],
  retention: RetentionConfig,
): Promise<void> {
  const ago = (days: number): Date => new Date(now().getTime() - days * DAY_MS);
  for (const [noun, name] of [
    ["calls", "callsDays"],
    ["deliveries", "deliveriesDays"],
  ] as const) {
    const own = accounts.filter((account) => account.retention[name] !== undefined);
    await store[noun].deleteBefore(ago(retention[name]), { except: own.map(({ id }) => id) });
    for (const account of own)
      await store[noun].deleteBefore(ago(account.retention[name] ?? retention[name]), { only: account.id });
  }
  await store.changes.deleteBefore(ago(retention.changesDays));
  await store.forgetting.forgetTestSends(ago(retention.callsDays));
}

/**
 * An account's contracts that are over for long enough, as it says; without a word of it all are kept for good. Files of the archive go first:
 * whoever is cut off in between begins there anew.
 */
export async function forgetContracts(
  tools: Forgetful,
  { id: account, retention }: Pick<AccountRuntime, "id" | "retention">,
): Promise<void> {
  const { endedDays, signedDays } = retention;
  if (endedDays !== undefined) await forgetEnded(tools, { account, signed: false, days: endedDays });
  if (signedDays !== undefined) await forgetEnded(tools, { account, signed: true, days: signedDays });
}

interface Ended {
  readonly account: string;
  readonly signed: boolean;
  readonly days: number;
}

async function forgetEnded(tools: Forgetful, { account, signed, days }: Ended): Promise<void> {
  const { store, archive, now, log } = tools;
  const before = new Date(now().getTime() - days * DAY_MS);
  // all that ended before this mark was forgotten
  const mark = `forgotten:${signed ? "signed" : "ended"}`;
  let count = 0;
  try {
    for (;;) {
      const from = (await store.marks.get(account, mark)) ?? BEGINNING;
      const slice = await store.forgetting.old({ account, signed, from, before, limit: SLICE });
      for (const [file] of slice.map((one) => one.archive))
        if (file !== undefined) await archive.remove(file);
      const last = slice.at(-1);
      await store.transaction(async (tx) => {
        if (last !== undefined) await tx.forgetting.forget(account, slice, now());
        const reached = slice.length < SLICE ? before : last?.endedAt;
        if (reached !== undefined && reached > from) await tx.marks.set(account, mark, reached);
      });
      count += slice.length;
      if (slice.length < SLICE) break;
    }
  } catch (error) {
    if (!(error instanceof CountersignError)) throw error;
    log.warn({ account, code: error.code, detail: error.detail }, "old contracts could not be forgotten");
  }
  if (count > 0) log.info({ account, contracts: count, signed }, "old contracts were forgotten");
}
