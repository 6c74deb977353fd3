import { labelOf } from "../domain/decide/label.ts";
import type { Failure } from "../domain/errors.ts";
import { newReference } from "../store/reference.ts";
import type { NewTrailEntry } from "../store/store.ts";
import { mayBeResent } from "./may-be-resent.ts";
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
  const failure = strange ?? (await mayBeResent(tools, row));
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
    ...(failure ? { failure, rounds: { failed: 1 } } : {}),
    effects: {},
    dueAt: tools.now(),
    at: tools.now(),
    trail: failure ? [planned, needsAttention(failure)] : [planned],
  });
  done(walk, `${labelOf(row, "expired")}/again`, {}, [], { reference: contract.reference });
}

function needsAttention({ code, detail, step }: Failure): NewTrailEntry {
  return byUs("needs_attention", { code, detail, step });
}
