import type { Session } from "./session.ts";

const SLICE = 5_000;

/** Of one account, or of all but these. */
export interface AccountScope {
  readonly only?: string;
  readonly except?: readonly string[];
}

/**
 * Deletes rows that became too old, in slices, so that no lock is held for long; resolves to how many. `condition`
 * names the instant as `$1`.
 */
export async function deleteInSlices(
  session: Session,
  table: "countersign.calls" | "countersign.deliveries" | "countersign.changes",
  condition: string,
  before: Date,
  accounts: AccountScope = {},
): Promise<number> {
  const { only, except } = accounts;
  const whose =
    only !== undefined ? "and account = $2" : except !== undefined ? "and account <> all($2::text[])" : "";
  const more = only ?? except;
  let total = 0;
  for (;;) {
    const deleted = await session.run({
      text: `delete from ${table} where ctid = any(array(
          select ctid from ${table} where ${condition} ${whose} order by ${oldestFirst(table)} limit ${SLICE}))`,
      values: more === undefined ? [before] : [before, more],
    });
    total += deleted;
    if (deleted < SLICE) return total;
  }
}

/** The order of an index: what is known of the table may be out of date, and must not make it read from end to end. */
function oldestFirst(table: string): string {
  return table === "countersign.deliveries" ? "received_at" : "at";
}
