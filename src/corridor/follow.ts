import { isErased } from "../domain/contract.ts";
import { decide } from "../domain/decide/decide.ts";
import type { Step } from "../domain/decide/step.ts";
import { whileWaiting } from "../domain/decide/while-waiting.ts";
import { CountersignError } from "../domain/errors.ts";
import { withCallContext } from "../http/context.ts";
import type { CallContext } from "../http/context.ts";
import { brokenness } from "./brokenness.ts";
import { judgeStep } from "./judge-step.ts";
import type { Right } from "./judge-refusal.ts";
import { perform } from "./perform.ts";
import { settleTrouble } from "./trouble.ts";
import { startWaiting, stopWaiting } from "./waiting.ts";
import { byUs, checkOurs, StepTrouble } from "./walk-state.ts";
import type { Walk } from "./walk-state.ts";

/** More steps than any contract can need in one walk: a decision that does not converge is a bug, not a busy loop. */
const MOST_STEPS = 60;

/**
 * Drives one contract as far as it can go now: decide, do one step, decide again, until it rests or meets trouble.
 * Trouble is written down and never thrown.
 */
export async function follow(walk: Walk): Promise<void> {
  await withCallContext(contextOf(walk), async () => {
    for (let steps = 0; steps < MOST_STEPS; steps += 1) {
      checkOurs(walk);
      const step = nextStep(walk);
      if (step.do === "rest") return rest(walk, step.until);
      const { waiting, ledger } = walk;
      const before = ledger.row.failure;
      const went = await tried(walk, step);
      // what has just come to need a person is told in this walk: nobody may come by for a long time
      const isNewlyFailed = before === undefined && ledger.row.failure !== undefined;
      const isNewlyWaiting = walk.waiting !== undefined && walk.waiting !== waiting;
      if (!went && !isNewlyFailed && !isNewlyWaiting) return undefined;
    }
    walk.tools.log.error({ contract: walk.ledger.row.reference }, "a contract's steps do not converge");
    return rest(walk, new Date(walk.now.getTime() + 600_000));
  });
}

function contextOf({ ledger, signal, heard }: Walk): CallContext {
  return { contracts: [ledger.row.id], signal, heard, withoutBodies: isErased(ledger.row) };
}

type ActiveStep = Exclude<Step, { readonly do: "rest" }>;

function nextStep({
  ledger,
  playbook,
  connection,
  seen,
  siblings,
  now,
  waiting,
  runtime,
  paceMs,
}: Walk): Step {
  const contract = ledger.row;
  const base = { contract, seen, now };
  const pageUrl = runtime.pageUrl?.(contract.reference);
  const page = pageUrl === undefined ? {} : { pageUrl };
  if (waiting !== undefined) {
    const vendor = runtime.connections.get(waiting.connection)?.vendor ?? waiting.connection;
    return whileWaiting({ ...base, ...page, waiting, vendor });
  }
  const isCutOff = connection.isRemoved === true;
  return decide({ ...base, ...page, playbook, can: connection.can, siblings, isCutOff, paceMs });
}

/** Does the step; `false` = it met trouble, which is written down. */
async function tried(walk: Walk, step: ActiveStep): Promise<boolean> {
  const side = sideOf(walk, step);
  const broken = side === undefined ? undefined : await brokenness(walk.tools, walk.runtime, side);
  if (broken) {
    startWaiting(walk, keyOf(step), broken);
    return false;
  }
  try {
    await perform(walk, await doable(walk, step));
    if (side !== undefined) walk.tools.health.good(walk.runtime.id, side);
    if (isProbe(walk, step)) recovered(walk);
    return true;
  } catch (error) {
    const { key, trouble, isNoNews } = await troubleOf(walk, step, error);
    if (!isNoNews)
      walk.tools.health.bad(walk.runtime.id, trouble.where.connection ?? side ?? "kommo", trouble);
    await settleTrouble(walk, key, trouble);
    return false;
  }
}

async function troubleOf(walk: Walk, step: ActiveStep, error: unknown): Promise<StepTrouble> {
  if (error instanceof StepTrouble) return error;
  if (!(error instanceof CountersignError)) throw error;
  const key = keyOf(step);
  const right = rightFor(step);
  return right === undefined ? new StepTrouble(key, error) : judgeStep(walk, { key, right }, error);
}

/** What the vendor has to allow us for this step. */
function rightFor(step: ActiveStep): Right | undefined {
  switch (step.do) {
    case "create":
    case "update":
    case "send":
    case "withdraw":
    case "remind":
    case "extend":
      return step.do;
    case "see":
      return step.what === "remote" ? step.do : undefined;
    default:
      return undefined;
  }
}

/** What is archived comes from the vendor: the rest of an outcome need not wait for a broken one. */
async function doable({ tools, runtime, connection }: Walk, step: ActiveStep): Promise<ActiveStep> {
  if (step.do !== "act") return step;
  const acts = step.acts.filter((act) => act.kind !== "archive");
  if (acts.length === 0 || acts.length === step.acts.length) return step;
  return (await brokenness(tools, runtime, connection.id)) ? { ...step, acts } : step;
}

/** Only the very step that failed tells that it works again: a plan that is used up still lets us read. */
function isProbe({ probing }: Walk, step: ActiveStep): boolean {
  if (probing === undefined) return false;
  return step.do === "act" ? step.acts.some((act) => act.key === probing.step) : keyOf(step) === probing.step;
}

/** The trouble that we tried to get past is over. */
function recovered(walk: Walk): void {
  if (walk.probing === undefined || walk.ledger.row.failure !== undefined) return;
  delete walk.probing;
  walk.ledger.defer(
    { failure: null, attempts: 0 },
    byUs("resumed", { because: "the connection works again" }),
  );
}

/** Which connection a step speaks with. A create that was never filled in chooses its connection by itself. */
function sideOf(walk: Walk, step: Step): string | undefined {
  if (step.do === "act")
    return step.acts.every((act) => act.kind === "archive") ? walk.connection.id : "kommo";
  if (step.do === "see")
    return step.what === "remote" || step.what === "others" ? walk.connection.id : "kommo";
  const { effects, order } = walk.ledger.row;
  if (step.do === "create" && (effects["create"] === undefined || order === undefined)) return undefined;
  return VENDOR_STEPS.has(step.do) ? walk.connection.id : undefined;
}

const VENDOR_STEPS: ReadonlySet<Step["do"]> = new Set([
  "create",
  "update",
  "send",
  "withdraw",
  "remind",
  "extend",
]);

/** The effect that a step stands for, as the operator reads it. */
function keyOf(step: Step): string {
  if (step.do === "see") return `look:${step.what === "others" ? "remote" : step.what}`;
  if (step.do === "doubt") return "look:remote";
  if (step.do === "act") return step.acts[0]?.key ?? step.label;
  if (step.do === "weak") return "look:remote";
  return step.do === "remind" || step.do === "extend" ? `${step.do}:${step.wish.id}` : step.do;
}

async function rest(walk: Walk, until: Date | undefined): Promise<void> {
  const { ledger } = walk;
  if (walk.waiting === undefined) {
    recovered(walk); // nothing is left that could meet it
    stopWaiting(walk);
  }
  const dueAt = until ?? null;
  const same = (ledger.row.dueAt?.getTime() ?? null) === (dueAt?.getTime() ?? null);
  if (same && ledger.row.attempts === 0) return ledger.flush();
  return ledger.write({ dueAt, attempts: 0 });
}
