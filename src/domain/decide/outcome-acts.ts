import type { Capabilities } from "../capabilities.ts";
import type { Contract, StageRef } from "../contract.ts";
import type { Deal } from "../deal.ts";
import type { Outcome, OutcomeName, Playbook } from "../playbook.ts";
import { isSettled, labelOf } from "./label.ts";
import type { Sibling } from "./situation.ts";
import type { Act, OutcomeStages, Seen, Step } from "./step.ts";

/** Statuses that have an outcome in Kommo. */
export type OutcomeStatus = Extract<OutcomeName, "sent" | "signed" | "declined" | "expired" | "withdrawn">;

interface OutcomeInput {
  readonly contract: Contract;
  readonly playbook: Playbook;
  readonly can: Capabilities;
  readonly seen: Seen;
  readonly siblings?: readonly Sibling[];
}

/** The next acts of the outcome in which the contract stands; `undefined` = all of them are settled. */
export function outcomeStep(input: OutcomeInput, status: OutcomeStatus): Step | undefined {
  const label = labelOf(input.contract, status);
  const outcome = input.playbook.outcomes[status];
  const wanted = wantedActs(input, status, label, outcome);
  const open = wanted.filter((act) => !isSettled(input.contract, act.key));
  if (open.length === 0) return undefined;
  if (input.seen.deal === undefined) return { do: "see", what: "deal" };
  if (input.seen.deal === "gone") return withoutDeal(label, open);
  const stages = input.seen.stages;
  if (outcome.stage !== undefined && stages?.label !== label) return { do: "see", what: "stages" };
  const archive = open.filter((act) => act.kind === "archive");
  if (archive.length > 0 && input.playbook.archiveFirst) return { do: "act", label, acts: archive };
  // what is attached comes out of the archive
  const ready = archive.length > 0 ? open.filter((act) => act.kind !== "attach") : open;
  return { do: "act", label, acts: withStage(ready, input, stages, input.seen.deal, label) };
}

/** The deal was deleted in Kommo: only the archive is still worth filling. */
function withoutDeal(label: string, open: readonly Act[]): Step | undefined {
  const acts = open.filter((act) => act.kind === "archive");
  return acts.length === 0 ? undefined : { do: "act", label, acts };
}

/** All acts of an outcome, whether settled or not; the stage is filled in later. */
function wantedActs(
  input: OutcomeInput,
  status: OutcomeStatus,
  label: string,
  outcome: Outcome,
): readonly Act[] {
  const acts: Act[] = [];
  const files = status === "signed" && input.can.signedCopy;
  if (files) acts.push({ kind: "archive", key: `${label}/archive` });
  // a contract that was over before we could tell that it was sent brings its id along
  const isFieldOpen = status === "sent" || !isSettled(input.contract, "sent/deal");
  const field = isFieldOpen ? input.playbook.contractField : undefined;
  const awaited = awaitedBy(input, outcome);
  if (awaited.length === 0 && (outcome.stage !== undefined || field !== undefined)) {
    acts.push({
      kind: "deal",
      key: `${label}/deal`,
      ...(field === undefined ? {} : { contractField: field }),
    });
  }
  if (outcome.note !== undefined)
    acts.push({
      kind: "note",
      key: `${label}/note`,
      text: outcome.note,
      ...leftOpen(input.contract, status),
      ...(awaited.length === 0 ? {} : { addition: awaitedText(awaited) }),
    });
  if (outcome.task !== undefined && awaited.length === 0)
    acts.push({ kind: "task", key: `${label}/task`, ...outcome.task });
  if (files && outcome.attach) acts.push({ kind: "attach", key: `${label}/attach` });
  if (leftAlone(input.contract, label)) {
    acts.push({ kind: "task", key: `${label}/left-alone/task`, text: LEFT_ALONE_TASK, dueInHours: 24 });
  }
  return acts;
}

/** Contracts that an outcome waits for. */
function awaitedBy({ siblings = [] }: OutcomeInput, outcome: Outcome): readonly Sibling[] {
  return outcome.when === "all" ? siblings.filter(({ status }) => status !== "signed") : [];
}

function awaitedText(awaited: readonly Sibling[]): string {
  const names = awaited.map(({ playbook, status }) => `${playbook} (${status})`);
  return `The deal goes on once its other contracts are signed too: ${names.join(", ")}.`;
}

/** Our timer took it back while the vendor told that people were still at it. */
function leftOpen(
  { remote, effects }: Contract,
  status: OutcomeStatus,
): Pick<Extract<Act, { kind: "note" }>, "addition"> {
  const isOurTimer = status === "expired" && effects["withdraw"]?.result?.["because"] === "expired";
  if (!isOurTimer || remote?.status !== "sent" || remote.notes === undefined) return {};
  return { addition: `It was taken back at its deadline while this was open: ${remote.notes.join(" ")}` };
}

const LEFT_ALONE_TASK =
  "Check the stage of this deal: the contract is {{ contract.status }}, but the deal was not where we expected it.";

function withStage(
  acts: readonly Act[],
  input: OutcomeInput,
  stages: OutcomeStages | undefined,
  deal: Deal,
  label: string,
): readonly Act[] {
  const target = stages?.target;
  if (target === undefined) return acts;
  if (isSettled(input.contract, `${label}/deal`)) return acts;
  const allowed = mayBeMoved(input.contract, deal, target, stages?.from);
  const addition = "The deal was left in its stage: it is not where this playbook expected it.";
  const result: Act[] = [];
  for (const act of acts) {
    if (act.kind === "deal")
      result.push(allowed ? { ...act, stage: target, ...named(stages) } : { ...act, leftAlone: true });
    else if (act.kind === "note" && !allowed)
      result.push({ ...act, addition: added(act.addition, addition) });
    else result.push(act);
  }
  const taskKey = `${label}/left-alone/task`;
  const known = result.some((act) => act.key === taskKey) || isSettled(input.contract, taskKey);
  if (!allowed && !known) result.push({ kind: "task", key: taskKey, text: LEFT_ALONE_TASK, dueInHours: 24 });
  return result;
}

function added(first: string | undefined, second: string): string {
  return first === undefined ? second : `${first}\n${second}`;
}

/** A deal is moved only from stages the playbook expects; a deal already there needs no move and is no surprise. */
function mayBeMoved(
  contract: Contract,
  deal: Deal,
  target: StageRef,
  from: readonly StageRef[] | undefined,
): boolean {
  const expected = from ?? [contract.trigger, ...(contract.placed ? [contract.placed] : [])];
  return [...expected, target].some((stage) => isIn(deal, stage));
}

/** For the trail: the stage as the playbook calls it. */
function named(stages: OutcomeStages | undefined): { readonly stageName?: string } {
  return stages?.targetName === undefined ? {} : { stageName: stages.targetName };
}

function leftAlone(contract: Contract, label: string): boolean {
  return contract.effects[`${label}/left-alone/task`] !== undefined;
}

export function isIn(deal: Pick<Deal, "pipelineId" | "stageId">, stage: StageRef): boolean {
  return deal.stageId === stage.stageId && deal.pipelineId === stage.pipelineId;
}
