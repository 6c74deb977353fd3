import { CONTRACT_COLUMNS } from "./contract-row.ts";
import type { Statement } from "./session.ts";
import type { ContractFilter } from "./store.ts";
import { toText } from "./to-jsonb.ts";

/** Newest first. Each combination of filters is a statement of its own, so that each finds its index. */
export function listContracts({ account, status, before, limit }: ContractFilter): Statement {
  const values: unknown[] = [limit];
  const conditions: string[] = [];
  const given: readonly (readonly [string, unknown])[] = [
    ["account =", account === undefined ? undefined : toText(account)],
    ["shown_status =", status === undefined ? undefined : toText(status)],
    ["created_at <", before],
  ];
  for (const [condition, value] of given) {
    if (value === undefined) continue;
    values.push(value);
    conditions.push(`${condition} $${values.length}`);
  }
  const where = conditions.length === 0 ? "" : `where ${conditions.join(" and ")}`;
  return {
    text: `select ${CONTRACT_COLUMNS} from countersign.contracts ${where} order by created_at desc, id desc limit $1`,
    values,
  };
}
