import { CountersignError, STOP } from "../domain/errors.ts";
import { fillOrder, levelProblem, needsOf } from "../domain/fill/fill.ts";
import type { ContractOrder } from "../domain/order.ts";
import { chooseConnection } from "./connection.ts";
import { scopeOf, viewFor } from "./words.ts";
import type { Walk } from "./walk-state.ts";

/** Fills the contract from the deal as it is now. Throws `order_incomplete` naming every value that is missing. */
async function fill(walk: Walk): Promise<ContractOrder> {
  const { ledger, playbook, runtime, tools } = walk;
  const view = await viewFor(walk, needsOf(playbook));
  const result = fillOrder({
    playbook,
    scope: scopeOf(walk, view),
    view,
    reference: ledger.row.reference,
    timezone: runtime.timezone,
    locale: runtime.locale,
    now: tools.now(),
  });
  if ("order" in result) return result.order;
  const detail = result.problems.map((problem) => problem.text).join(" ");
  throw new CountersignError("order_incomplete", STOP, detail, { operation: "fill" });
}

/** Fills it for a new try: also the connection is chosen again, since nothing stands at any vendor yet. */
export async function fillAnew(walk: Walk): Promise<ContractOrder> {
  const view = await viewFor(walk, needsOf(walk.playbook));
  walk.connection = chooseConnection(walk.runtime, walk.playbook, scopeOf(walk, view));
  const order = await fill(walk);
  const problem = levelProblem(order, walk.connection);
  if (problem) throw new CountersignError("unsupported", STOP, problem.text, { operation: "fill" });
  return order;
}

/** The same order with the values that speak of the amount filled in again. */
export async function refill(walk: Walk, before: ContractOrder): Promise<ContractOrder> {
  const now = await fill(walk);
  const speaking = Object.entries(walk.playbook.send.fields).filter(([, text]) =>
    /\bdeal\.price\b/.test(text),
  );
  const followed = Object.fromEntries(
    speaking.flatMap(([name]) => (now.fields[name] === undefined ? [] : [[name, now.fields[name]]])),
  );
  return {
    ...before,
    fields: { ...before.fields, ...followed },
    deal: { ...before.deal, price: now.deal.price },
  };
}
