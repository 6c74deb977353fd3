import type { Effect, Reference, StageRef } from "../domain/contract.ts";
import type { Deal, DealView } from "../domain/deal.ts";
import { CountersignError } from "../domain/errors.ts";
import type { ErrorCode, Failure } from "../domain/errors.ts";
import {
  conditionProblems,
  createScope,
  fillOrder,
  levelProblem,
  meets,
  needsOf,
} from "../domain/fill/fill.ts";
import type { Scope } from "../domain/fill/fill.ts";
import type { Playbook } from "../domain/playbook.ts";
import type { Look } from "../jobs/jobs.ts";
import { newReference } from "../store/reference.ts";
import type { NewContract } from "../store/store.ts";
import { beginsEarly } from "./begins-early.ts";
import { chooseConnection } from "./connection.ts";
import { dealWords } from "./deal-words.ts";
import type { AccountRuntime, Tools } from "./runtime.ts";
import { strangeContract } from "./strange-contract.ts";
import { unannounced } from "./unannounced.ts";
import { byUs } from "./walk-state.ts";
import { whoseIsIt } from "./whose-is-it.ts";

export interface Entering {
  readonly playbook: Playbook;
  readonly deal: Deal;
  readonly trigger: StageRef;
  readonly entry: number;
  /** A person asks for this contract, whatever the deal carries. */
  readonly isAsked: boolean;
  /** Why the deal is looked at. */
  readonly look: Pick<Look, "reason">;
}

/**
 * The row of a new contract: with its order and `create` begun, or with the failure that says what is missing.
 * `undefined` = the playbook's conditions are not met.
 */
export async function draftOf(
  tools: Tools,
  runtime: AccountRuntime,
  { playbook, deal, trigger, entry, isAsked, look }: Entering,
): Promise<NewContract | undefined> {
  const now = tools.now();
  // people look for contracts by the company, whether or not the texts speak of it
  const view = await runtime.crm.readView(deal, { ...needsOf(playbook), company: true });
  const reference = newReference();
  const scope = scopeFor(runtime, view, reference, "", now);
  const [blind] = conditionProblems(playbook, scope);
  if (blind === undefined && !meets(playbook.where, scope)) return undefined;
  const base = {
    account: runtime.id,
    playbook: playbook.id,
    configVersion: runtime.configVersion,
    dealId: deal.id,
    entry,
    trigger,
    reference,
    about: dealWords(view),
    at: now,
  };
  const told = { playbook: playbook.id, deal: deal.name, entry, amount: deal.price };
  const entering = byUs("planned", { ...told, ...unannounced(look, deal.updatedAt, now) });
  if (blind !== undefined)
    return failed({ ...base, connection: "" }, entering, failureOf("configuration_invalid", blind.text, now));
  try {
    const connection = chooseConnection(runtime, playbook, scope);
    const named = scopeFor(runtime, view, reference, connection.vendor, now);
    const { timezone, locale } = runtime;
    const filled = fillOrder({ playbook, scope: named, view, reference, timezone, locale, now });
    const chosen = { ...base, connection: connection.id };
    const strange = isAsked ? undefined : await strangeContract(tools, runtime, playbook, deal);
    if (strange) return failed(chosen, entering, await whoseIsIt(tools, runtime, strange));
    const weak = "order" in filled ? levelProblem(filled.order, connection) : undefined;
    if (weak) return failed(chosen, entering, failureOf("unsupported", weak.text, now));
    if ("order" in filled) {
      const create: Effect = { state: "started", attempt: 1, at: now.toISOString() };
      const effects = beginsEarly(connection) ? { create } : {};
      return { ...chosen, order: filled.order, effects, trail: [entering] };
    }
    const detail = filled.problems.map((problem) => problem.text).join(" ");
    return failed(chosen, entering, failureOf("order_incomplete", detail, now));
  } catch (error) {
    if (!(error instanceof CountersignError)) throw error;
    return failed({ ...base, connection: "" }, entering, failureOf(error.code, error.detail, now));
  }
}

function scopeFor(
  runtime: AccountRuntime,
  view: DealView,
  reference: Reference,
  vendor: string,
  now: Date,
): Scope {
  const { timezone, locale } = runtime;
  return createScope({ view, contract: { reference, status: "planned", vendor }, timezone, locale, now });
}

function failureOf(code: ErrorCode, detail: string, now: Date): Failure {
  return { code, detail, where: {}, step: "fill", since: now.toISOString() };
}

type Base = Omit<NewContract, "effects" | "trail">;

function failed(base: Base, entering: NewContract["trail"][number], failure: Failure): NewContract {
  const { code, detail, step } = failure;
  const trail = [entering, byUs("needs_attention", { code, detail, step })];
  return { ...base, effects: {}, failure, rounds: { failed: 1 }, trail };
}
