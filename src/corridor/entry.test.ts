import { expect, test } from "vitest";
import { aContract, aDeal, aSentContract, ELSEWHERE, T0, WON } from "../../tests/builders.ts";
import type { StageRef } from "../domain/contract.ts";
import { afterLeaving, enteredByOthers, judgeEntry, ownMovesOf } from "./entry.ts";
import type { EntryQuestion, EntryVerdict } from "./entry.ts";

const at = T0.toISOString();
const later = (minutes: number) => new Date(T0.getTime() + minutes * 60_000);
const into = (minutes: number, to: StageRef = WON) => [{ at: later(minutes), to, by: "7" }];
const question = (change: Partial<EntryQuestion> = {}): EntryQuestion => ({
  playbook: { id: "won-agreement", reentry: "whenOver" },
  deal: aDeal(),
  trigger: WON,
  rows: [],
  knock: "told",
  liveSince: T0,
  now: later(60),
  ...change,
});

/** Nobody said that the deal entered a stage. */
function unasked(change: Partial<EntryQuestion> = {}): EntryQuestion {
  const { knock: _, ...rest } = question(change);
  return rest;
}

test("a deal that a hook brings into the stage gets its first contract", () => {
  expect(judgeEntry(question())).toEqual({ enters: true, entry: 1 });
});

test("a deal that merely changed while it stood in the stage is asked about: it may stand there for years", () => {
  expect(judgeEntry(unasked())).toEqual({ enters: "ask", since: T0, entry: 1 });
});

/** Kommo's event log has an entry into one of the trigger stages. */
function found(change: Partial<EntryQuestion> = {}): EntryVerdict {
  return judgeEntry(question({ knock: "found", ...change }));
}

test("that the log has an entry into some stage is no proof of one into this stage, but may tell of a return", () => {
  expect(found()).toEqual({ enters: "ask", since: T0, entry: 1 });
  expect(found({ deal: aDeal({ createdAt: later(-1).toISOString() }) })).toMatchObject({ enters: "ask" });
  expect(found({ deal: aDeal({ createdAt: T0.toISOString() }) })).toEqual({ enters: true, entry: 1 });
  const over = aSentContract({ status: "declined" });
  expect(found({ rows: [over] })).toEqual({ enters: "ask", since: over.createdAt, entry: 2 });
});

test("a contract that is not over keeps every further entry out", () => {
  expect(judgeEntry(question({ rows: [aSentContract()] }))).toMatchObject({ enters: false });
});

test("after the contract is over, a deal that had left and came back gets a new one", () => {
  const over = aSentContract({ status: "declined", leftStageAt: later(5) });
  expect(judgeEntry(question({ rows: [over] }))).toEqual({ enters: true, entry: 2 });
  const never = question({ rows: [over], playbook: { id: "won-agreement", reentry: "never" } });
  expect(judgeEntry(never)).toMatchObject({ enters: false });
});

test("a deal that left before the playbook was in force again may have come back before, too: only a knock counts", () => {
  const over = aSentContract({ status: "declined", leftStageAt: later(5) });
  const again = { rows: [over], liveSince: later(30) };
  expect(judgeEntry(unasked(again))).toMatchObject({ enters: false });
  expect(found(again)).toEqual({ enters: "ask", since: over.createdAt, entry: 2 });
  for (const knock of ["told", "asked"] as const)
    expect(judgeEntry(question({ ...again, knock }))).toEqual({ enters: true, entry: 2 });
  expect(judgeEntry(unasked({ ...again, liveSince: later(5) }))).toEqual({ enters: true, entry: 2 });
});

test("where nobody saw the deal leave, Kommo's event log has to tell", () => {
  const over = aSentContract({ status: "declined" });
  expect(judgeEntry(question({ rows: [over] }))).toEqual({ enters: "ask", since: over.createdAt, entry: 2 });
  expect(judgeEntry(unasked({ rows: [over] }))).toMatchObject({ enters: false });
});

test("a stage into which we moved the deal ourselves makes no contract of another playbook", () => {
  const moved = aContract({
    playbook: "other",
    trigger: ELSEWHERE,
    placed: WON,
    effects: { "signed/deal": { state: "done", attempt: 1, at, result: { ...WON } } },
  });
  expect(judgeEntry(question({ rows: [moved] }))).toMatchObject({ enters: "ask" });
  expect(ownMovesOf([moved], WON)).toEqual([T0]);
  expect(ownMovesOf([moved], ELSEWHERE)).toEqual([]);
  const ours = [{ at: later(0), to: WON, by: "1" }];
  expect(enteredByOthers(ours, WON, new Date(T0.getTime() - 1), [T0])).toBe(false);
});

test("while a move of ours may or may not have happened, the stage says nothing", () => {
  const moving = aContract({
    playbook: "other",
    trigger: ELSEWHERE,
    effects: { "signed/deal": { state: "started", attempt: 1, at } },
  });
  expect(judgeEntry(question({ rows: [moving] }))).toMatchObject({ enters: false });
});

test("a write of the contract's id is no move", () => {
  expect(
    ownMovesOf([aSentContract({ effects: { "sent/deal": { state: "done", attempt: 1, at } } })]),
  ).toEqual([]);
});

test("somebody else's move into the stage counts, an older one or one elsewhere does not", () => {
  expect(enteredByOthers(into(10), WON, T0, [T0])).toBe(true);
  expect(enteredByOthers(into(-10), WON, T0, [])).toBe(false);
  expect(enteredByOthers(into(0), WON, T0, [])).toBe(true); // the log knows whole seconds only
  expect(enteredByOthers(into(10, ELSEWHERE), WON, T0, [])).toBe(false);
});

test("the entry that made the contract is no return, even where Kommo's clock is ahead of ours", () => {
  expect(afterLeaving(into(1), WON)).toEqual([]);
  const returned = [...into(1), ...into(2, ELSEWHERE), ...into(3)];
  expect(afterLeaving(returned, WON)).toEqual(into(3));
});
