import type { PgBoss } from "pg-boss";
import type { Session } from "../store/session.ts";
import { QUEUE } from "./boss.ts";
import type { Look } from "./jobs.ts";
import { enteredOf, takeLooks } from "./look-statements.ts";
import type { TakenRow } from "./look-statements.ts";

/** A look that this worker has claimed. */
export interface Claimed {
  readonly job: string;
  /** Rises with each claim of the job: a settlement names the one it belongs to. */
  readonly claim: number;
  readonly look: Look;
  readonly attempt: number;
}

/** Batch sizes, so that the statement has few forms. */
const SIZES = [100, 50, 20, 10, 5, 2, 1] as const;

/** The largest batch that fits into `free` slots. */
export function batchSize(free: number): number {
  return SIZES.find((size) => size <= free) ?? 1;
}

/** Claims up to `size` looks whose time has come, oldest first, at most `perAccount` of an account at a time. */
export async function claimLooks(
  boss: PgBoss,
  session: Session,
  size: number,
  perAccount: number | undefined,
): Promise<readonly Claimed[]> {
  const fair = perAccount === undefined ? {} : { groupConcurrency: perAccount };
  const jobs = await boss.fetch(QUEUE, { batchSize: size, ...fair });
  if (jobs.length === 0) return [];
  const rows = await session.rows<TakenRow>(takeLooks(jobs.map(({ id }) => id)));
  const taken = new Map(rows.map((row) => [row.job, row]));
  const orphans = jobs.filter(({ id }) => !taken.has(id)).map(({ id }) => id);
  if (orphans.length > 0) await boss.deleteJob(QUEUE, orphans); // nobody wants them
  return jobs.flatMap(({ id, retryCount, data }): Claimed[] => {
    const row = taken.get(id);
    return row ? [toClaimed(row, retryCount, data)] : [];
  });
}

function toClaimed(row: TakenRow, claim: number, data: unknown): Claimed {
  const { job, account, deal_id: dealId, reason, entered, attempt } = row;
  const tried = attempt === 0 ? {} : { attempt };
  const look = { account, dealId, reason, ...enteredOf(entered), ...tried, ...traceOf(data) };
  return { job, claim, attempt, look };
}

/** The job carries nothing else, and that only where traces are on. */
function traceOf(data: unknown): Pick<Look, "trace"> {
  if (typeof data !== "object" || data === null || !("trace" in data)) return {};
  return typeof data.trace === "string" ? { trace: data.trace } : {};
}
