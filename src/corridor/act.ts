import type { Act } from "../domain/decide/step.ts";
import { markerOf } from "../domain/decide/label.ts";
import { CountersignError } from "../domain/errors.ts";
import { archiveDocuments, attachDocument } from "./documents.ts";
import { patchDeal } from "./patch-deal.ts";
import { settleTrouble } from "./trouble.ts";
import { begin, done, isUnclear, StepTrouble, waitUntilSettled } from "./walk-state.ts";
import type { Walk } from "./walk-state.ts";
import { words } from "./words.ts";

/** How bad a verdict is, when several acts meet trouble at once: the worst one rules the contract. */
const WORST = ["retry", "wait", "look", "stop"] as const;

/**
 * Does the acts side by side. Those that went well are written down whatever the others met; the worst trouble is
 * thrown.
 */
export async function actAll(walk: Walk, label: string, acts: readonly Act[]): Promise<void> {
  const clear = acts.filter((act) => !isUnclear(walk.ledger, act.key));
  if (clear.length > 0)
    await begin(
      walk,
      clear.map((act) => act.key),
    );
  const results = await Promise.allSettled(acts.map((act) => actOnce(walk, act)));
  const troubles: StepTrouble[] = [];
  for (const [index, result] of results.entries()) {
    if (result.status === "fulfilled") continue;
    if (!(result.reason instanceof CountersignError)) throw result.reason;
    troubles.push(new StepTrouble(acts[index]?.key ?? label, result.reason));
  }
  await throwWorst(walk, troubles);
}

async function throwWorst(walk: Walk, troubles: readonly StepTrouble[]): Promise<void> {
  const sorted = troubles.toSorted((a, b) => rank(b) - rank(a));
  const [worst, ...others] = sorted;
  for (const other of others.toReversed()) await settleTrouble(walk, other.key, softened(other.trouble));
  if (worst) throw worst;
}

/** Only the worst trouble may stop the contract; the others are noted. */
function softened(trouble: CountersignError): CountersignError {
  if (trouble.verdict.next !== "stop") return trouble;
  return new CountersignError(trouble.code, { next: "retry" }, trouble.detail, trouble.where, trouble);
}

function rank(trouble: StepTrouble): number {
  return WORST.indexOf(trouble.trouble.verdict.next);
}

async function actOnce(walk: Walk, act: Act): Promise<void> {
  switch (act.kind) {
    case "note":
      return writeNote(walk, act);
    case "task":
      return createTask(walk, act);
    case "deal":
      return patchDeal(walk, act);
    case "archive":
      return archiveDocuments(walk, act.key);
    case "attach":
      return attachDocument(walk, act.key);
    default:
      return act satisfies never;
  }
}

async function writeNote(walk: Walk, act: Extract<Act, { kind: "note" }>): Promise<void> {
  const { ledger, runtime } = walk;
  const marker = markerOf(ledger.row, act.key);
  const entry = (found: boolean) =>
    ({ event: "note_written", actor: "countersign", data: { key: act.key, found } }) as const;
  if (isUnclear(ledger, act.key)) {
    if (await runtime.crm.hasNote(ledger.row.dealId, marker, ledger.row.createdAt)) {
      return done(walk, act.key, {}, [entry(true)]);
    }
    waitUntilSettled(walk, act.key);
    await begin(walk, [act.key]);
  }
  const rendered = await words(walk, act.text);
  const text = act.addition === undefined ? rendered : `${rendered}\n${act.addition}`;
  await runtime.crm.addNote(ledger.row.dealId, { text, marker });
  return done(walk, act.key, {}, [entry(false)]);
}

async function createTask(walk: Walk, act: Extract<Act, { kind: "task" }>): Promise<void> {
  const { ledger, runtime, seen, tools } = walk;
  const marker = markerOf(ledger.row, act.key);
  const entry = (found: boolean) =>
    ({ event: "task_created", actor: "countersign", data: { key: act.key, found } }) as const;
  if (isUnclear(ledger, act.key)) {
    if (await runtime.crm.hasTask(ledger.row.dealId, marker, ledger.row.createdAt)) {
      return done(walk, act.key, {}, [entry(true)]);
    }
    waitUntilSettled(walk, act.key);
    await begin(walk, [act.key]);
  }
  const responsible =
    seen.deal === undefined || seen.deal === "gone" ? undefined : seen.deal.responsibleUserId;
  await runtime.crm.addTask(ledger.row.dealId, {
    text: await words(walk, act.text),
    marker,
    dueAt: new Date(tools.now().getTime() + act.dueInHours * 3_600_000),
    ...(responsible === undefined ? {} : { responsibleUserId: responsible }),
  });
  return done(walk, act.key, {}, [entry(false)]);
}
