import type { ChangedDeal, ChangedDeals } from "../crm.ts";
import { seconds, stageOf } from "./events.ts";
import { readPage } from "./pages.ts";
import { idAt, instantAt, numberAt } from "./raw.ts";
import type { Wire } from "./wire.ts";

/** By 250, oldest change first [leads-list]. */
const MOST_PAGES = 20;

/**
 * Leads that were changed in the window, oldest first. A window with more than 5,000 of them is read up to there, and `until` says
 * where the next one begins. What is changed while it is read moves to the end and may push another one over to a page that was
 * read: windows have to overlap.
 */
export async function readChangedDeals(call: Wire, from: Date, to: Date): Promise<ChangedDeals> {
  const window = `filter[updated_at][from]=${seconds(from)}&filter[updated_at][to]=${Math.ceil(to.getTime() / 1000)}`;
  const paged = {
    path: `/api/v4/leads?limit=250&order[updated_at]=asc&${window}`,
    embedded: "leads",
    operation: "leads.changed",
  };
  const deals = new Map<string, ChangedDeal>();
  for (let number = 1; number <= MOST_PAGES; number += 1) {
    const { entries, isLast } = await readPage(call, paged, number);
    for (const lead of entries) {
      const deal = changedDeal(lead);
      if (deal !== undefined && deal.changedAt >= from && deal.changedAt <= to) deals.set(deal.id, deal);
    }
    if (isLast) return { deals: [...deals.values()], until: to };
  }
  const last = Math.max(from.getTime(), ...[...deals.values()].map(({ changedAt }) => changedAt.getTime()));
  return { deals: [...deals.values()], until: new Date(last) };
}

function changedDeal(lead: unknown): ChangedDeal | undefined {
  const [id, changedAt] = [idAt(lead, "id"), instantAt(lead, "updated_at")];
  const stage = stageOf(idAt(lead, "pipeline_id"), idAt(lead, "status_id"));
  if (id === undefined || changedAt === undefined || stage === undefined) return undefined;
  return { id, changedAt, price: numberAt(lead, "price") ?? 0, ...stage };
}
