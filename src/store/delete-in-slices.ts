import type { Session } from "./session.ts";

const SLICE = 5_000;

/**
 * Deletes rows that became too old, in slices, so that no lock is held for long; resolves to how many. `condition`
 * names the instant as `$1`.
 */
export async function deleteInSlices(
  session: Session,
  table: "countersign.calls" | "countersign.deliveries" | "countersign.changes",
  condition: string,
  before: Date,
): Promise<number> {
  let total = 0;
  for (;;) {
    const deleted = await session.run({
      text: `delete from ${table} where id in (select id from ${table} where ${condition} limit ${SLICE})`,
      values: [before],
    });
    total += deleted;
    if (deleted < SLICE) return total;
  }
}
