import { labelOf } from "../domain/decide/label.ts";
import { newReference } from "../store/reference.ts";
import { strangeContract } from "./strange-contract.ts";
import { byUs, done } from "./walk-state.ts";
import type { Walk } from "./walk-state.ts";

/** Plans the next contract for the same deal; the walk of the deal takes it up at once. */
export async function again(walk: Walk): Promise<void> {
  const { ledger, tools, runtime, playbook, seen } = walk;
  const { row } = ledger;
  const { deal } = seen;
  const strange =
    deal === undefined || deal === "gone" ? undefined : await strangeContract(tools, runtime, playbook, deal);
  const planned = byUs("planned", { because: `the contract ${row.reference} expired`, entry: row.entry + 1 });
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
    ...(strange ? { failure: strange, rounds: { failed: 1 } } : {}),
    effects: {},
    dueAt: tools.now(),
    at: tools.now(),
    trail: strange
      ? [planned, byUs("needs_attention", { code: strange.code, detail: strange.detail })]
      : [planned],
  });
  done(walk, `${labelOf(row, "expired")}/again`, {}, [], { reference: contract.reference });
}
