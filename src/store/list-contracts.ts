import { CONTRACT_COLUMNS } from "./contract-row.ts";
import { readCursor } from "./cursor.ts";
import type { Statement } from "./session.ts";
import type { ContractFilter } from "./store.ts";
import { toText } from "./to-jsonb.ts";

/** Newest first. Each combination of filters is a statement of its own, so that each finds its index. */
export function listContracts({ account, status, after, limit }: ContractFilter): Statement {
  const values: unknown[] = [limit];
  const conditions: string[] = [];
  if (account !== undefined) conditions.push(`account = $${values.push(toText(account))}`);
  if (status === "waiting") conditions.push("waiting is not null");
  else if (status !== undefined) conditions.push(`shown_status = $${values.push(toText(status))}`);
  if (after !== undefined) {
    const { at, id } = readCursor(after);
    conditions.push(`(created_at, id) < ($${values.push(at)}, $${values.push(id)})`);
  }
  const where = conditions.length === 0 ? "" : `where ${conditions.join(" and ")}`;
  return {
    text: `select ${CONTRACT_COLUMNS} from countersign.contracts ${where} order by created_at desc, id desc limit $1`,
    values,
  };
}
