import type { Nasty, TownDeal } from "../../sandbox/town/town.ts";
import type { CrmOptions, CrmStand } from "./crm-stand.ts";

/** One truth about the CRM client. Each run has an account of its own. */
export interface CrmCase {
  readonly says: string;
  readonly options?: CrmOptions;
  readonly run: (stand: CrmStand) => Promise<void>;
}

/** Ids of the first deals that nothing is wrong with. */
export function plainDeals({ town }: CrmStand, count: number): readonly string[] {
  const spoilt = new Set(town.nasty.map(({ dealId }) => dealId));
  const ids = town.deals.filter(({ id }) => !spoilt.has(id)).map(({ id }) => String(id));
  if (ids.length < count) throw new Error(`The town has only ${ids.length} plain deals.`);
  return ids.slice(0, count);
}

/** One deal that nothing is wrong with. */
export function plainDeal(stand: CrmStand): string {
  const [id] = plainDeals(stand, 1);
  if (id === undefined) throw new Error("The town has no deal.");
  return id;
}

/** The first deal that is spoilt in this way. */
export function nastyDeal({ town }: CrmStand, what: Nasty): TownDeal {
  const found = town.nasty.find((one) => one.what === what);
  const deal = town.deals.find(({ id }) => id === found?.dealId);
  if (deal === undefined) throw new Error(`The town has no deal with: ${what}.`);
  return deal;
}

/** What each promise came to: `ok`, or the failure's code. */
export async function outcomes(promises: readonly Promise<unknown>[]): Promise<readonly string[]> {
  const settled = await Promise.allSettled(promises);
  return settled.map((one) => {
    if (one.status === "fulfilled") return "ok";
    const reason: unknown = one.reason;
    return typeof reason === "object" && reason !== null && "code" in reason
      ? String(reason.code)
      : String(reason);
  });
}
