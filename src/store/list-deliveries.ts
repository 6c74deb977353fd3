import { readCursor } from "./cursor.ts";
import { DELIVERY_COLUMNS } from "./delivery-row.ts";
import type { Statement } from "./session.ts";
import type { DeliveryFilter } from "./store.ts";
import { toText } from "./to-jsonb.ts";

/** Newest first (of one account in the order of its own index): a delivery's id is a uuid v7, which begins with the instant and orders what came within it. */
export function listDeliveries({ account, after, limit }: DeliveryFilter): Statement {
  const values: unknown[] = [limit];
  const conditions: string[] = [];
  if (account !== undefined) conditions.push(`account = $${values.push(toText(account))}`);
  if (after !== undefined) conditions.push(`id < $${values.push(readCursor(after).id)}`);
  const where = conditions.length === 0 ? "" : `where ${conditions.join(" and ")}`;
  return {
    text: `select ${DELIVERY_COLUMNS} from countersign.deliveries ${where} order by id desc${account === undefined ? "" : " nulls last"} limit $1`,
    values,
  };
}
