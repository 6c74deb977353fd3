import type { Act } from "../domain/decide/step.ts";
import { breaksConnection } from "../domain/decide/breaks-connection.ts";
import { markerOf } from "../domain/decide/label.ts";
import { isIn } from "../domain/decide/outcome-acts.ts";
import { CountersignError } from "../domain/errors.ts";
import type { JsonObject } from "../domain/json.ts";
import { archiveDocuments, attachDocument } from "./documents.ts";
import { effectsAfter } from "./effects-after.ts";
import { judgeStep } from "./judge-step.ts";
import { patchDeal } from "./patch-deal.ts";
import { isDealOld, see } from "./see.ts";
import { settleSoon } from "./settle-soon.ts";
import { settleTrouble } from "./trouble.ts";
import { begin, byUs, done, isUnclear, waitUntilSettled } from "./walk-state.ts";
import type { StepTrouble, Walk } from "./walk-state.ts";
import { words } from "./words.ts";

/** How bad a verdict is, when several acts meet trouble at once: the worst one rules the contract. */
const WORST = ["retry", "wait", "look", "stop"] as const;

/**
 * Does the acts side by side. Those that went well are written down whatever the others met; the worst trouble is
 * thrown.
 */
export async function actAll(walk: Walk, acts: readonly Act[]): Promise<void> {
  const moves = acts.some((act) => act.kind === "deal" && act.stage !== undefined);
  // fetching the PDF may have taken long: whether a deal that was moved meanwhile is moved again is decided anew
  if (moves && isDealOld(walk) && (await hasMoved(walk))) return;
  const clear = acts.filter((act) => !isUnclear(walk.ledger, act.key));
  if (clear.length > 0)
    await begin(
      walk,
      clear.map((act) => act.key),
    );
  const results = await settleSoon(
    walk.ledger,
    acts.map((act) => actOnce(walk, act)),
  );
  const troubles = acts.map(async ({ key, kind }, index) => {
    const result = results[index];
    if (result?.status !== "rejected") return [];
    if (!(result.reason instanceof CountersignError)) throw result.reason;
    return [await judgeStep(walk, { key, right: kind }, result.reason)];
  });
  await throwWorst(walk, (await Promise.all(troubles)).flat());
}

async function hasMoved(walk: Walk): Promise<boolean> {
  const before = walk.seen.deal;
  await see(walk, "deal");
  const { deal } = walk.seen;
  if (before === undefined || before === "gone" || deal === undefined || deal === "gone") return true;
  return !isIn(deal, before);
}

/**
 * A broken connection is told whatever else happened, but what the contract met itself goes first: the rest of it waits,
 * by its next walk, for a connection that is known to be broken then, and no due time is lost meanwhile.
 */
async function throwWorst(walk: Walk, troubles: readonly StepTrouble[]): Promise<void> {
  const [worst, ...others] = troubles.toSorted((a, b) => rank(b) - rank(a));
  for (const other of others.toReversed()) {
    if (breaksConnection(other.trouble.code)) noteBroken(walk, other);
    else await settleTrouble(walk, other.key, softened(other.trouble));
  }
  if (worst) throw worst;
}

function noteBroken(walk: Walk, { key, trouble, isNoNews }: StepTrouble): void {
  const { ledger, tools, runtime, connection } = walk;
  if (!isNoNews) tools.health.bad(runtime.id, trouble.where.connection ?? connection.id, trouble);
  ledger.defer({ effects: effectsAfter(walk, key, trouble) });
}

/** Only the worst trouble may stop the contract; the others are noted. */
function softened(trouble: CountersignError): CountersignError {
  if (trouble.verdict.next !== "stop") return trouble;
  return new CountersignError(trouble.code, { next: "retry" }, trouble.detail, trouble.where, trouble);
}

function rank({ trouble }: StepTrouble): number {
  return breaksConnection(trouble.code) ? -1 : WORST.indexOf(trouble.verdict.next);
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
  const written = (data: JsonObject) =>
    done(walk, act.key, {}, [byUs("note_written", { key: act.key, ...data })]);
  if (isUnclear(ledger, act.key)) {
    if (await runtime.crm.hasNote(ledger.row.dealId, marker, ledger.row.createdAt)) {
      return written({ found: true, ...(await recalled(() => noteText(walk, act))) });
    }
    waitUntilSettled(walk, act.key);
    await begin(walk, [act.key]);
  }
  const text = await noteText(walk, act);
  await runtime.crm.addNote(ledger.row.dealId, { text, marker });
  return written({ found: false, text });
}

async function noteText(walk: Walk, { text, addition }: Extract<Act, { kind: "note" }>): Promise<string> {
  const rendered = await words(walk, text);
  return addition === undefined ? rendered : `${rendered}\n${addition}`;
}

/** What stands at Kommo already is told as we would write it today, if we still can. */
async function recalled(text: () => Promise<string>): Promise<{ readonly text?: string }> {
  try {
    return { text: await text() };
  } catch (error) {
    if (error instanceof CountersignError) return {};
    throw error;
  }
}

async function createTask(walk: Walk, act: Extract<Act, { kind: "task" }>): Promise<void> {
  const { ledger, runtime, tools } = walk;
  const marker = markerOf(ledger.row, act.key);
  const created = (data: JsonObject) =>
    done(walk, act.key, {}, [byUs("task_created", { key: act.key, ...data })]);
  if (isUnclear(ledger, act.key)) {
    const begunAt = ledger.row.effects[act.key]?.at;
    if (await runtime.crm.hasTask(ledger.row.dealId, marker, ledger.row.createdAt)) {
      const due = begunAt === undefined ? {} : { dueAt: dueAfter(new Date(begunAt), act).toISOString() };
      const text = await recalled(() => words(walk, act.text));
      return created({ found: true, ...text, ...due, ...(await responsibleFor(walk)) });
    }
    waitUntilSettled(walk, act.key);
    await begin(walk, [act.key]);
  }
  const [text, whose] = await Promise.all([words(walk, act.text), responsibleFor(walk)]);
  const dueAt = dueAfter(tools.now(), act);
  const { id } = whose.responsible ?? {};
  const task = { text, marker, dueAt, ...(id === undefined ? {} : { responsibleUserId: id }) };
  await runtime.crm.addTask(ledger.row.dealId, task);
  return created({ found: false, text, dueAt: dueAt.toISOString(), ...whose });
}

function dueAfter(start: Date, { dueInHours }: Extract<Act, { kind: "task" }>): Date {
  return new Date(start.getTime() + dueInHours * 3_600_000);
}

/** Whose task it is: the deal's responsible user, by name where Kommo tells it. No task fails for want of a name. */
async function responsibleFor({ runtime, seen: { deal } }: Walk): Promise<{
  readonly responsible?: { readonly id: string; readonly name?: string };
}> {
  if (deal === undefined || deal === "gone" || deal.responsibleUserId === undefined) return {};
  const id = deal.responsibleUserId;
  try {
    const { user } = await runtime.crm.readView(deal, { contact: false, company: false, user: true });
    const name = user?.name ?? "";
    return { responsible: name === "" ? { id } : { id, name } };
  } catch (error) {
    if (error instanceof CountersignError) return { responsible: { id } };
    throw error;
  }
}
