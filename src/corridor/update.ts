import { CountersignError, STOP } from "../domain/errors.ts";
import { refill } from "./fill.ts";
import { unannounced } from "./unannounced.ts";
import { byUs, remoteIdOf } from "./walk-state.ts";
import type { Walk } from "./walk-state.ts";

/** The deal's amount changed while the contract is a draft: the values that speak of it follow, the rest is untouched. */
export async function update(walk: Walk): Promise<void> {
  const { ledger, connection } = walk;
  const before = ledger.row.order;
  if (before === undefined)
    throw new CountersignError("state_conflict", STOP, "The contract's values are not known.");
  const order = await refill(walk, before);
  const remote = await connection.account.update(remoteIdOf(ledger.row), order);
  const { deal } = walk.seen;
  const untold =
    deal === undefined || deal === "gone" ? {} : unannounced(walk, deal.updatedAt, walk.tools.now());
  walk.seen = { ...walk.seen, remote };
  ledger.defer(
    { order, remote },
    byUs("amount_changed", { from: before.deal.price, to: order.deal.price, ...untold }),
    {
      event: "updated",
      actor: connection.id,
      data: { vendorStatus: remote.vendorStatus },
    },
  );
}
