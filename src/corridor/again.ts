import { labelOf } from "../domain/decide/label.ts";
import { newReference } from "../store/reference.ts";
import { byUs, done } from "./walk-state.ts";
import type { Walk } from "./walk-state.ts";

/** Plans the next contract for the same deal; the walk of the deal takes it up at once. */
export async function again(walk: Walk): Promise<void> {
  const { ledger, tools, runtime } = walk;
  const { row } = ledger;
  const { contract } = await tools.store.contracts.plan({
    account: row.account,
    playbook: row.playbook,
    configVersion: runtime.configVersion,
    dealId: row.dealId,
    entry: row.entry + 1,
    trigger: row.trigger,
    connection: row.connection,
    reference: newReference(),
    ...(row.placed === undefined ? {} : { placed: row.placed }),
    effects: {},
    dueAt: tools.now(),
    at: tools.now(),
    trail: [byUs("planned", { because: `the contract ${row.reference} expired`, entry: row.entry + 1 })],
  });
  done(walk, `${labelOf(row, "expired")}/again`, {}, [], { reference: contract.reference });
}
