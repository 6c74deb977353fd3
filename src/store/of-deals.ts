import { CONTRACT_COLUMNS } from "./contract-row.ts";
import type { Statement } from "./session.ts";

/** A deal of an account. */
export interface DealKey {
  readonly account: string;
  readonly dealId: string;
}

/** One word for both. */
export function dealKey({ account, dealId }: DealKey): string {
  return JSON.stringify([account, dealId]);
}

// In the order of the one index that fits: without statistics the planner would also take one by account alone.
const TEXT = `select ${CONTRACT_COLUMNS} from unnest($1::text[], $2::text[]) as asked(account, deal_id)
  join countersign.contracts using (account, deal_id) order by account, deal_id, playbook, entry`;

/** All contracts of these deals. */
export function selectOfDeals(deals: readonly DealKey[]): Statement {
  const distinct = [...new Map(deals.map((deal) => [dealKey(deal), deal])).values()];
  return {
    name: "contracts.ofDeals",
    text: TEXT,
    values: [distinct.map(({ account }) => account), distinct.map(({ dealId }) => dealId)],
  };
}
