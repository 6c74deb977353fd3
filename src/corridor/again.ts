import type { StageRef, Wish } from "../domain/contract.ts";
import { isIn } from "../domain/decide/outcome-acts.ts";
import { labelOf } from "../domain/decide/label.ts";
import type { Failure } from "../domain/errors.ts";
import { newReference } from "../store/reference.ts";
import type { NewTrailEntry } from "../store/store.ts";
import { mayBeResent } from "./may-be-resent.ts";
import { strangeContract } from "./strange-contract.ts";
import { byUs, done } from "./walk-state.ts";
import type { Walk } from "./walk-state.ts";

/**
 * Plans the next contract for the same deal; the walk of the deal takes it up at once. `wish`: a person asks for it, wherever
 * the deal stands by now. There is one for each former contract, however often it is asked for.
 */
export async function again(walk: Walk, wish?: Wish): Promise<void> {
  const { ledger, tools, runtime } = walk;
  const { row } = ledger;
  const failure = (wish === undefined ? await strange(walk) : undefined) ?? (await mayBeResent(tools, row));
  const planned = plannedEntry(walk, wish);
  const placed = wish === undefined ? row.placed : placeOf(walk);
  const { contract, fresh } = await tools.store.contracts.plan({
    account: row.account,
    playbook: row.playbook,
    configVersion: runtime.configVersion,
    dealId: row.dealId,
    entry: row.entry + 1,
    trigger: row.trigger,
    connection: row.connection,
    reference: newReference(),
    ...(row.about === undefined ? {} : { about: row.about }),
    ...(placed === undefined ? {} : { placed }),
    ...(failure ? { failure, rounds: { failed: 1 } } : {}),
    effects: {},
    dueAt: tools.now(),
    at: tools.now(),
    trail: failure ? [planned, needsAttention(failure)] : [planned],
  });
  if (wish === undefined)
    return done(walk, `${labelOf(row, "expired")}/again`, {}, [], { reference: contract.reference });
  const wishes = row.wishes.filter(({ kind }) => kind !== "again");
  const told = fresh
    ? { for: "a new contract", found: `${contract.reference} is planned` }
    : { for: "a new contract", found: `${contract.reference} is there already` };
  ledger.defer({ wishes }, { event: "looked", actor: `person:${wish.by}`, data: told });
}

async function strange({ tools, runtime, playbook, seen: { deal } }: Walk): Promise<Failure | undefined> {
  return deal === undefined || deal === "gone" ? undefined : strangeContract(tools, runtime, playbook, deal);
}

function plannedEntry({ ledger: { row } }: Walk, wish: Wish | undefined): NewTrailEntry {
  const { reference, entry, playbook, about, order } = row;
  const base = { playbook, deal: about?.name ?? order?.deal.name ?? "", entry: entry + 1 };
  if (wish === undefined)
    return byUs("planned", { because: `the contract ${reference} expired`, entry: entry + 1 });
  const because = `in place of ${reference}, asked for by ${wish.by}`;
  return { event: "planned", actor: `person:${wish.by}`, data: { ...base, because } };
}

/** The outcome may have moved the deal, and so may people: it counts as wanted where it is when a person asks. */
function placeOf({ ledger: { row }, seen: { deal } }: Walk): StageRef | undefined {
  if (deal === undefined || deal === "gone" || isIn(deal, row.trigger)) return row.placed;
  return { pipelineId: deal.pipelineId, stageId: deal.stageId };
}

function needsAttention({ code, detail, step }: Failure): NewTrailEntry {
  return byUs("needs_attention", { code, detail, step });
}
