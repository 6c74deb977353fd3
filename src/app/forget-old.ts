import type { RetentionConfig } from "../config/config.ts";
import type { AccountRuntime, Tools } from "../corridor/runtime.ts";
import { CountersignError } from "../domain/errors.ts";
import type { OldContract, OldFilter } from "../store/forgetting.ts";

const DAY_MS = 24 * 3_600_000;
/** Their rows are locked for as long as their files are removed. */
const SLICE = 50;
/** A transaction that does nothing for a minute is ended by the database. */
const REMOVES_FOR_MS = 20_000;
const ELSEWHERE =
  "the files of a forgotten contract are in no archive that this process knows: remove them where they are";
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
 * whoever is cut off in between begins there anew. One that still has something to do is left until that is done.
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
  const { store, now, log } = tools;
  const before = new Date(now().getTime() - days * DAY_MS);
  // all that ended before this mark was forgotten
  const mark = `forgotten:${signed ? "signed" : "ended"}`;
  const reached = (await store.marks.get(account, mark)) ?? BEGINNING;
  let count = 0;
  try {
    for (let from = reached; ;) {
      const slice = await forgetSlice(tools, { account, signed, from, before });
      count += slice.count;
      if (slice.trouble !== undefined) throw slice.trouble;
      if (slice.endedAt === undefined) break;
      from = slice.endedAt;
    }
    const left = await store.forgetting.firstLeft({ account, signed, from: reached, before });
    const upTo = left ?? before;
    if (upTo > reached) await store.marks.set(account, mark, upTo);
  } catch (error) {
    if (!(error instanceof CountersignError)) throw error;
    log.warn({ account, code: error.code, detail: error.detail }, "old contracts could not be forgotten");
  }
  if (count > 0) log.info({ account, contracts: count, signed }, "old contracts were forgotten");
}

interface Slice {
  readonly count: number;
  /** When the last of them ended; absent = there was none. */
  readonly endedAt?: Date;
  /** Why there was an end to it. */
  readonly trouble?: CountersignError;
}

/** While they are locked: who comes to life before keeps everything, who does so afterwards is not there any more. */
function forgetSlice({ store, archive, now, log }: Forgetful, filter: OldFilter): Promise<Slice> {
  return store.transaction(async ({ forgetting }) => {
    const slice = await forgetting.old({ ...filter, limit: SLICE });
    const { gone, elsewhere, trouble } = await removeFiles(archive, slice);
    await forgetting.forget(filter.account, gone, now(), elsewhere);
    for (const { reference, archive: files } of elsewhere)
      log.warn(
        { account: filter.account, contract: reference, files: files.map(({ key }) => key) },
        ELSEWHERE,
      );
    const last = gone.at(-1);
    return {
      count: gone.length,
      ...(last === undefined ? {} : { endedAt: last.endedAt }),
      ...(trouble === undefined ? {} : { trouble }),
    };
  });
}

interface Removed {
  /** In the order given, up to where there was no time or no success any more. */
  readonly gone: readonly OldContract[];
  /** Those among them whose files are in no archive that this process knows. */
  readonly elsewhere: readonly OldContract[];
  readonly trouble?: CountersignError;
}

async function removeFiles(archive: Forgetful["archive"], slice: readonly OldContract[]): Promise<Removed> {
  const gone: OldContract[] = [];
  const elsewhere: OldContract[] = [];
  const until = performance.now() + REMOVES_FOR_MS;
  for (const one of slice) {
    const [file] = one.archive;
    try {
      if (file !== undefined && !(await archive.remove(file))) elsewhere.push(one);
    } catch (error) {
      if (error instanceof CountersignError) return { gone, elsewhere, trouble: error };
      throw error;
    }
    gone.push(one);
    if (performance.now() > until) break;
  }
  return { gone, elsewhere };
}
