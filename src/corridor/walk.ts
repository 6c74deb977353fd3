import type { Contract } from "../domain/contract.ts";
import type { Deal } from "../domain/deal.ts";
import { isIn } from "../domain/decide/outcome-acts.ts";
import { CountersignError } from "../domain/errors.ts";
import { backoffMs } from "../http/backoff.ts";
import type { Look, LookResult } from "../jobs/jobs.ts";
import { missingConnection } from "./connection.ts";
import { follow } from "./follow.ts";
import { createLedger, Overtaken } from "./ledger.ts";
import { planEntries } from "./plan.ts";
import type { Planned } from "./plan.ts";
import type { AccountRuntime, Tools } from "./runtime.ts";
import { isProbed } from "./trouble.ts";
import { byUs } from "./walk-state.ts";
import type { Walk } from "./walk-state.ts";

const DONE = { done: true } as const;

/**
 * The corridor: one look at a deal and all its contracts. Observe, decide, act, repeat, until nothing is left to do
 * now. Runs at most once at a time per deal; safe to be cut off anywhere and to be run again.
 */
export async function walk(tools: Tools, look: Look): Promise<LookResult> {
  const runtime = tools.account(look.account);
  if (runtime === undefined) {
    tools.log.warn({ account: look.account }, "a look at an account that is not configured any more");
    return DONE;
  }
  try {
    return await walkDeal(tools, runtime, look);
  } catch (error) {
    if (error instanceof Overtaken) return { done: false, againAt: new Date(tools.now().getTime() + 2_000) };
    if (!(error instanceof CountersignError)) throw error;
    return laterBecause(tools, look, error);
  }
}

async function walkDeal(tools: Tools, runtime: AccountRuntime, look: Look): Promise<LookResult> {
  const [rows, deal] = await Promise.all([
    tools.store.contracts.ofDeal(look.account, look.dealId),
    runtime.crm.readDeal(look.dealId),
  ]);
  tools.health.good(runtime.id, "kommo");
  const knocked = look.entered === true || (rows.length === 0 && look.entered === undefined);
  const planned = deal === undefined ? [] : await planEntries(tools, runtime, deal, rows, knocked);
  const fresh = new Set(planned.map((entry) => entry.contract.id));
  const contracts = [
    ...rows.filter((row) => !fresh.has(row.id)).map((contract): Planned => ({ contract, begun: [] })),
    ...planned,
  ];
  for (const { contract, begun } of contracts) await walkContract(tools, runtime, deal, contract, begun);
  return DONE;
}

async function walkContract(
  tools: Tools,
  runtime: AccountRuntime,
  deal: Deal | undefined,
  contract: Contract,
  begun: readonly string[],
): Promise<void> {
  const playbook = await runtime.playbookOf(contract.playbook, contract.configVersion);
  const connection = runtime.connections.get(contract.connection) ?? missingConnection(contract.connection);
  if (playbook === undefined) {
    return tools.log.warn(
      { contract: contract.reference },
      "the contract's playbook is not configured any more",
    );
  }
  const now = tools.now();
  const probing = contract.failure && isProbed(contract.failure) && contract.dueAt && contract.dueAt <= now;
  const { failure, ...unfailed } = contract;
  const ledger = createLedger(tools.store, contract, tools.now, probing ? unfailed : contract);
  for (const key of begun) ledger.begun.add(key);
  const state: Walk = { tools, runtime, ledger, playbook, connection, now, seen: { deal: deal ?? "gone" } };
  if (probing && failure) state.probing = failure;
  noteLeaving(state, deal);
  await follow(state);
}

/** Remembers that the deal was out of the trigger stage: a later return may then make a new contract. */
function noteLeaving({ ledger, tools }: Walk, deal: Deal | undefined): void {
  const { row } = ledger;
  if (row.leftStageAt !== undefined || deal === undefined || isIn(deal, row.trigger)) return;
  ledger.defer(
    { leftStageAt: tools.now() },
    byUs("left_stage", { stageId: deal.stageId, pipelineId: deal.pipelineId }),
  );
}

/** The deal itself could not be read: the look comes back by itself, as often as it takes. */
function laterBecause(tools: Tools, look: Look, error: CountersignError): LookResult {
  tools.health.bad(look.account, error.where.connection ?? "kommo", error);
  const now = tools.now().getTime();
  const log = { account: look.account, deal: look.dealId, code: error.code, where: error.where };
  tools.log.warn(log, "a deal could not be looked at");
  if (error.verdict.next === "wait") return { done: false, againAt: error.verdict.until };
  const waitMs = error.verdict.next === "stop" ? 5 * 60_000 : backoffMs(look.attempt ?? 1, tools.random);
  return { done: false, againAt: new Date(now + waitMs) };
}
