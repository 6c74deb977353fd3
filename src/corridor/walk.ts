import { isForgotten } from "../domain/contract.ts";
import type { Contract } from "../domain/contract.ts";
import type { Deal } from "../domain/deal.ts";
import { isProbed } from "../domain/decide/is-probed.ts";
import type { Sibling } from "../domain/decide/situation.ts";
import { breaksConnection } from "../domain/decide/breaks-connection.ts";
import { CountersignError, STOP } from "../domain/errors.ts";
import { isDealId } from "../domain/ids.ts";
import { isOver } from "../domain/moves.ts";
import type { Playbook } from "../domain/playbook.ts";
import { backoffMs } from "../http/backoff.ts";
import type { Look, LookResult } from "../jobs/jobs.ts";
import { missingConnection } from "./connection.ts";
import { follow } from "./follow.ts";
import { createLedger, Overtaken } from "./ledger.ts";
import { noteLeaving } from "./note-leaving.ts";
import { planEntries } from "./plan.ts";
import type { Knock } from "./entry.ts";
import { CATCH_UP } from "./catch-up-deals.ts";
import type { Planned } from "./plan.ts";
import type { AccountRuntime, Tools } from "./runtime.ts";
import { paceOf } from "./open-contracts.ts";
import { missingPlaybook } from "./missing-playbook.ts";
import { PROBE_MS, settleTrouble } from "./trouble.ts";
import type { Walk } from "./walk-state.ts";

const DONE = { done: true } as const;

/** One call reads many deals, and fails each of them with the same error: one line says it. */
const told = new WeakSet<CountersignError>();

/**
 * The corridor: one look at a deal and all its contracts. Observe, decide, act, repeat, until nothing is left to do
 * now. Runs at most once at a time per deal; safe to be cut off anywhere and to be run again. `signal`: the look may have
 * been given to another worker, so nothing more is done outside.
 */
export async function walk(tools: Tools, look: Look, signal: AbortSignal): Promise<LookResult> {
  const runtime = tools.account(look.account);
  if (runtime === undefined) {
    tools.log.warn({ account: look.account }, "a look at an account that is not configured any more");
    return DONE;
  }
  if (!isDealId(look.dealId)) {
    const deal = look.dealId.slice(0, 40);
    tools.log.error({ account: look.account, deal }, "this is no deal's id: it is not looked at");
    return DONE;
  }
  if (await tools.health.broken(runtime.id, "kommo")) return laterOn(tools);
  try {
    return await walkDeal({ tools, runtime, look, signal });
  } catch (error) {
    if (error instanceof Overtaken) return { done: false, againAt: new Date(tools.now().getTime() + 2_000) };
    if (!(error instanceof CountersignError)) throw error;
    return laterBecause(tools, look, error);
  }
}

interface Errand {
  readonly tools: Tools;
  readonly runtime: AccountRuntime;
  readonly look: Look;
  readonly signal: AbortSignal;
}

async function walkDeal(errand: Errand): Promise<LookResult> {
  const { tools, runtime, look } = errand;
  const [rows, deal] = await Promise.all([
    tools.store.contracts.ofDeal(look.account, look.dealId),
    runtime.crm.readDeal(look.dealId),
  ]);
  tools.health.good(runtime.id, "kommo");
  const { planned, trouble } = await planOrTrouble(errand, deal, rows, knockOf(look, rows));
  const fresh = new Set(planned.map((entry) => entry.contract.id));
  const contracts = [
    ...rows
      .filter((row) => !fresh.has(row.id) && !isForgotten(row))
      .map((contract): Planned => ({ contract, begun: [] })),
    ...planned,
  ];
  let seen = { deal, at: tools.now() };
  const now = new Map(contracts.map(({ contract }) => [contract.id, contract]));
  // nobody follows them any more, and what became of them counts all the same
  const forgotten = rows.filter((row) => isForgotten(row));
  const walkOne = async (one: Planned): Promise<boolean> => {
    const before = one.contract;
    const siblings = siblingsOf(before, [...forgotten, ...now.values()]);
    const after = await walkContract(errand, { seen, siblings }, one);
    now.set(after.id, after);
    if (after.placed !== before.placed)
      seen = { deal: await runtime.crm.readDeal(look.dealId), at: tools.now() };
    return after.status !== before.status;
  };
  let hasChanged = false;
  for (const one of contracts) hasChanged = (await walkOne(one)) || hasChanged;
  // what one of them has just come to may be what another one waited for
  const signed = hasChanged ? [...now.values()].filter(({ status }) => status === "signed") : [];
  if (now.size > 1) for (const contract of signed) await walkOne({ contract, begun: [] });
  if (trouble) throw trouble;
  return DONE;
}

/** The newest contract of each other playbook, unless it was taken back. */
function siblingsOf({ playbook }: Contract, all: readonly Contract[]): readonly Sibling[] {
  const newest = new Map<string, Contract>();
  for (const contract of all.toSorted((one, other) => one.entry - other.entry))
    if (contract.playbook !== playbook) newest.set(contract.playbook, contract);
  return [...newest.values()].filter(({ status }) => status !== "withdrawn");
}

/** A person who asks about a deal without a contract says by this that it may get one. */
function knockOf({ entered, reason }: Look, rows: readonly Contract[]): Knock | undefined {
  if (reason === "person" && (entered ?? rows.length === 0)) return "asked";
  if (entered === true) return "told";
  return entered === undefined && reason === CATCH_UP ? "found" : undefined;
}

/** That a new contract cannot be planned now must not keep the deal's other contracts from being followed. */
async function planOrTrouble(
  { tools, runtime, look }: Errand,
  deal: Deal | undefined,
  rows: readonly Contract[],
  knock: Knock | undefined,
): Promise<{ readonly planned: readonly Planned[]; readonly trouble?: CountersignError }> {
  if (deal === undefined) return { planned: [] };
  try {
    return { planned: await planEntries({ tools, runtime, look }, deal, rows, knock) };
  } catch (error) {
    if (!(error instanceof CountersignError)) throw error;
    return { planned: [], trouble: error };
  }
}

/** The deal as it was read, and when. */
interface SeenDeal {
  readonly deal: Deal | undefined;
  readonly at: Date;
}

interface Around {
  readonly seen: SeenDeal;
  readonly siblings: readonly Sibling[];
}

/** Resolves to the contract as it stands afterwards. */
async function walkContract(
  { tools, runtime, signal, look: { reason } }: Errand,
  { seen: { deal, at: dealSeenAt }, siblings }: Around,
  { contract, begun }: Planned,
): Promise<Contract> {
  const known = await runtime.playbookOf(contract.playbook, contract.configVersion);
  if (known === undefined && isAtRest(contract)) return contract;
  const playbook = asSwitched(runtime, known ?? missingPlaybook(contract.playbook));
  const connection = runtime.connections.get(contract.connection) ?? missingConnection(contract.connection);
  const now = tools.now();
  const probing = known && contract.failure && isProbed(contract.failure) && isLeftAlone(contract, now);
  const { failure, ...unfailed } = contract;
  const ledger = createLedger(tools.store, contract, tools.now, probing ? unfailed : contract);
  for (const key of begun) ledger.begun.add(key);
  const paceMs = await paceOf(tools, runtime.id, connection);
  const around = { tools, runtime, playbook, connection, siblings, now, signal, dealSeenAt, reason, paceMs };
  const base = { ...around, ledger, heard: {} };
  const state: Walk = { ...base, seen: { deal: deal ?? "gone" } };
  if (probing && failure) state.probing = failure;
  await noteLeaving(state, deal);
  if (known === undefined && contract.failure === undefined)
    await settleTrouble(state, "playbook", unreadable(contract));
  await follow(state);
  return ledger.row;
}

/** A playbook that is switched off plans nothing anew, not for an expired contract either. */
function asSwitched({ playbooks }: AccountRuntime, playbook: Playbook): Playbook {
  const { id, outcomes } = playbook;
  if (playbooks.find((each) => each.id === id)?.enabled !== false) return playbook;
  return { ...playbook, outcomes: { ...outcomes, expired: { ...outcomes.expired, resend: false } } };
}

/** Its story has been told to the end: no playbook is needed any more. */
function isAtRest({ status, dueAt, wishes }: Contract): boolean {
  return isOver(status) && dueAt === undefined && wishes.length === 0;
}

function unreadable({ playbook, configVersion }: Contract): CountersignError {
  const detail = `It is “${playbook}” as it was in version ${configVersion} of the configuration.`;
  return new CountersignError("playbook_unreadable", STOP, detail);
}

/** `dueAt` does not tell whether it is time: whoever took the row to be looked at has moved it on. */
function isLeftAlone({ updatedAt }: Contract, now: Date): boolean {
  return Math.abs(now.getTime() - updatedAt.getTime()) > PROBE_MS / 2;
}

/** While Kommo is broken a look costs no call; it comes back soon enough to see that it works again. */
function laterOn(tools: Tools): LookResult {
  return { done: false, againAt: new Date(tools.now().getTime() + PROBE_MS) };
}

/** The deal itself could not be read: the look comes back by itself, as often as it takes. */
function laterBecause(tools: Tools, look: Look, error: CountersignError): LookResult {
  tools.health.bad(look.account, error.where.connection ?? "kommo", error);
  const now = tools.now().getTime();
  if (breaksConnection(error.code)) return laterOn(tools);
  const log = { account: look.account, deal: look.dealId, code: error.code, where: error.where };
  if (!told.has(error)) tools.log.warn(log, "a deal could not be looked at");
  told.add(error);
  if (error.verdict.next === "wait") return { done: false, againAt: error.verdict.until };
  const waitMs = error.verdict.next === "stop" ? 5 * 60_000 : backoffMs(look.attempt ?? 1, tools.random);
  return { done: false, againAt: new Date(now + waitMs) };
}
