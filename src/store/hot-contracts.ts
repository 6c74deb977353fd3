import type { Contract } from "../domain/contract.ts";
import { toContract } from "./contract-row.ts";
import type { ContractRow } from "./contract-row.ts";
import type { GroupCommitOptions } from "./group-commit.ts";
import { dealKey, selectOfDeals } from "./of-deals.ts";
import type { DealKey } from "./of-deals.ts";
import { planContracts } from "./plan-contracts.ts";
import { recordContracts } from "./record-contracts.ts";
import type { NamedWrite, RecordedRow } from "./record-contracts.ts";
import { isUuid, uuidv7 } from "./reference.ts";
import type { Session } from "./session.ts";
import type { Contracts, NewContract } from "./store.ts";
import { toText } from "./to-jsonb.ts";

/** How statements that every walk needs are run: each by itself, or those of many walks in one. */
export type Together = <Item, Result>(
  options: GroupCommitOptions<Item, Result>,
) => (item: Item) => Promise<Result>;

type Planned = { readonly contract: Contract; readonly fresh: boolean };
type PlannedRow = ContractRow & { place: number; fresh: boolean };

/** What every walk does: read the deal's contracts, plan a new one, write what happened. */
export function createHotContracts(
  session: Session,
  together: Together = alone,
): Pick<Contracts, "plan" | "record" | "ofDeal"> {
  const record = together<NamedWrite, number | "stale">({
    name: "contracts.record",
    keyOf: ({ id }) => id,
    async run(writes) {
      const rows = await session.rows<RecordedRow>(recordContracts(writes));
      const versions = new Map(rows.map((row) => [row.id, row.version]));
      return writes.map(({ id }) => versions.get(id) ?? "stale");
    },
  });
  const plan = together<NewContract, Planned | "missed">({
    name: "contracts.plan",
    async run(contracts) {
      const rows = await session.rows<PlannedRow>(planContracts(contracts));
      const placed = new Map(rows.map((row) => [row.place, row]));
      return contracts.map((_, place) => {
        const row = placed.get(place);
        return row ? { contract: toContract(row), fresh: row.fresh } : "missed";
      });
    },
  });
  const ofDeal = together<DealKey, readonly Contract[]>({
    name: "contracts.ofDeal",
    async run(deals) {
      const rows = await session.rows<ContractRow>(selectOfDeals(deals));
      const byDeal = Map.groupBy(rows.map(toContract), dealKey);
      return deals.map((deal) => (byDeal.get(dealKey(deal)) ?? []).toSorted(byEntry));
    },
  });
  return {
    async plan(contract) {
      // Missed only when another caller committed the same row after our statement began: then it is there now.
      for (let attempt = 0; attempt < 3; attempt += 1) {
        const planned = await plan(contract);
        if (planned !== "missed") return planned;
      }
      throw new Error(`the contract of deal ${contract.dealId} could neither be planned nor found`);
    },
    async record(write) {
      return isUuid(write.id) ? record({ ...write, write: uuidv7() }) : "stale";
    },
    ofDeal: (account, dealId) => ofDeal({ account: toText(account), dealId: toText(dealId) }),
  };
}

function alone<Item, Result>({ run }: GroupCommitOptions<Item, Result>): (item: Item) => Promise<Result> {
  return async (item) => {
    const [result] = await run([item]);
    if (result === undefined) throw new Error("the statement answered nothing");
    return result;
  };
}

function byEntry(a: Contract, b: Contract): number {
  return a.entry - b.entry || a.createdAt.getTime() - b.createdAt.getTime();
}
