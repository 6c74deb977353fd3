import { expect, test } from "vitest";
import {
  aDeal,
  allCapabilities,
  aPlaybook,
  aRemote,
  aSentContract,
  ELSEWHERE,
  SIGNED_STAGE,
  WON,
} from "../../../tests/builders.ts";
import type { Contract, Effect } from "../contract.ts";

import type { Act, OutcomeStages, Step } from "./step.ts";
import { done, stepOf } from "./test-step.ts";

const archived = { "signed/archive": done } as const;
const toSigned: OutcomeStages = { label: "signed", target: SIGNED_STAGE };

function actsOf(step: Step): readonly Act[] {
  return step.do === "act" ? step.acts : [];
}

const kindsOf = (step: Step): readonly string[] => actsOf(step).map(({ kind }) => kind);

const tasksOf = (step: Step): readonly Act[] => actsOf(step).filter(({ kind }) => kind === "task");

function aSigned(effects: Readonly<Record<string, Effect>> = {}, change: Partial<Contract> = {}): Contract {
  return aSentContract({ status: "signed", rounds: { sent: 1, signed: 1 }, effects, ...change });
}

test("an outcome begins with a look at the deal, then at the stages that its playbook names", () => {
  expect(stepOf(aSigned(), {})).toEqual({ do: "see", what: "deal" });
  expect(stepOf(aSigned(), { deal: aDeal() })).toEqual({ do: "see", what: "stages" });
});

test("stages that were looked up for an earlier outcome are looked up anew", () => {
  const twice = aSigned({ "sent/deal": done }, { rounds: { sent: 2, signed: 2 } });
  expect(stepOf(twice, { deal: aDeal(), stages: toSigned })).toEqual({ do: "see", what: "stages" });
  const stages = { ...toSigned, label: "signed#2" };
  expect(actsOf(stepOf(twice, { deal: aDeal(), stages }))).toEqual([
    { kind: "archive", key: "signed#2/archive" },
  ]);
});

test("an outcome without a stage needs none looked up", () => {
  const declined = aSentContract({
    status: "declined",
    rounds: { declined: 1 },
    effects: { "sent/deal": done },
  });
  const step = stepOf(declined, { deal: aDeal() });
  expect(actsOf(step)).toEqual([
    { kind: "note", key: "declined/note", text: "declined" },
    { kind: "task", key: "declined/task", text: "discuss terms", dueInHours: 24 },
  ]);
});

test("of an outcome only what is not settled is done, and skipped counts as settled", () => {
  const effects = { "sent/deal": done, "declined/note": { ...done, state: "skipped" } } as const;
  const declined = aSentContract({ status: "declined", rounds: { declined: 1 }, effects });
  expect(kindsOf(stepOf(declined, { deal: aDeal() }))).toEqual(["task"]);
  const begun = { ...effects, "declined/task": { ...done, state: "started" } } as const;
  expect(kindsOf(stepOf({ ...declined, effects: begun }, { deal: aDeal() }))).toEqual(["task"]);
});

test("where nothing is to be said or written about the sending, the contract is just followed", () => {
  const { contractField: _, ...rest } = aPlaybook();
  const { note: __, ...quiet } = rest.outcomes.sent;
  const playbook = { ...rest, outcomes: { ...rest.outcomes, sent: quiet } };
  const seen = { remote: aRemote("sent") };
  expect(stepOf(aSentContract(), seen, { playbook }).do).toBe("rest");
});

test("a field alone is written without moving the deal", () => {
  const acts = actsOf(stepOf(aSentContract(), { deal: aDeal() }));
  expect(acts).toEqual([
    { kind: "deal", key: "sent/deal", contractField: "Contract ID" },
    { kind: "note", key: "sent/note", text: "sent" },
  ]);
});

test("what is sent a second time writes its id again, under a key of its own", () => {
  const twice = aSentContract({ rounds: { sent: 2 }, effects: { "sent/deal": done, "sent/note": done } });
  expect(actsOf(stepOf(twice, { deal: aDeal() }))).toEqual([
    { kind: "deal", key: "sent#2/deal", contractField: "Contract ID" },
    { kind: "note", key: "sent#2/note", text: "sent" },
  ]);
});

test("a deal is moved also where its field is written already, and where no field is wanted", () => {
  const seen = { deal: aDeal(), stages: toSigned };
  const move = { kind: "deal", key: "signed/deal", stage: SIGNED_STAGE };
  expect(actsOf(stepOf(aSigned({ ...archived, "sent/deal": done }), seen))[0]).toEqual(move);
  const { contractField: _, ...playbook } = aPlaybook();
  expect(actsOf(stepOf(aSigned(archived), seen, { playbook }))[0]).toEqual(move);
});

test("with archiveFirst the deal hears nothing before the file is safe; without, all goes side by side", () => {
  const seen = { deal: aDeal(), stages: toSigned };
  expect(kindsOf(stepOf(aSigned(), seen))).toEqual(["archive"]);
  const playbook = aPlaybook({}, { archiveFirst: false });
  expect(kindsOf(stepOf(aSigned(), seen, { playbook }))).toEqual(["archive", "deal", "note"]);
  const told = aSigned({ "signed/deal": done, "signed/note": done, ...archived });
  expect(kindsOf(stepOf(told, seen, { playbook }))).toEqual(["attach"]);
});

test("nothing is archived or attached where the vendor gives no file, nor attached where nobody wants it", () => {
  const seen = { deal: aDeal(), stages: toSigned };
  const can = allCapabilities({ signedCopy: false });
  expect(kindsOf(stepOf(aSigned(), seen, { can }))).toEqual(["deal", "note"]);
  const playbook = aPlaybook({ signed: { attach: false } });
  expect(kindsOf(stepOf(aSigned(archived), seen, { playbook }))).toEqual(["deal", "note"]);
});

test("of a deleted deal only the archive is still worth filling", () => {
  expect(actsOf(stepOf(aSigned(), { deal: "gone" }))).toEqual([{ kind: "archive", key: "signed/archive" }]);
  expect(stepOf(aSigned(archived), { deal: "gone" })).toEqual({ do: "rest" });
});

test("the deal is moved from where the playbook says, and only from there", () => {
  const from = [ELSEWHERE];
  const stages = { ...toSigned, from };
  const moved = stepOf(aSigned(archived), { deal: aDeal(ELSEWHERE), stages });
  expect(actsOf(moved)).toMatchObject([{ kind: "deal", stage: SIGNED_STAGE }, {}, {}]);
  const inTrigger = stepOf(aSigned(archived), { deal: aDeal(WON), stages });
  expect(actsOf(inTrigger)[0]).toMatchObject({ kind: "deal", leftAlone: true });
  expect(actsOf(inTrigger)[0]).not.toHaveProperty("stage");
});

test("a deal that is already where it should go is no surprise", () => {
  const step = stepOf(aSigned(archived), { deal: aDeal(SIGNED_STAGE), stages: toSigned });
  expect(kindsOf(step)).toEqual(["deal", "note", "attach"]);
  expect(actsOf(step)[1]).not.toHaveProperty("addition");
});

test("a stage of the same number in another pipeline is not the one that the playbook expects", () => {
  const step = stepOf(aSigned(archived), { deal: aDeal({ ...WON, pipelineId: "99" }), stages: toSigned });
  expect(actsOf(step)[0]).toMatchObject({ kind: "deal", leftAlone: true });
});

test("the trail learns the stage as the playbook calls it", () => {
  const stages = { ...toSigned, targetName: "Contract signed" };
  const [deal] = actsOf(stepOf(aSigned(archived), { deal: aDeal(), stages }));
  expect(deal).toMatchObject({ stage: SIGNED_STAGE, stageName: "Contract signed" });
  const [unnamed] = actsOf(stepOf(aSigned(archived), { deal: aDeal(), stages: toSigned }));
  expect(unnamed).not.toHaveProperty("stageName");
});

test("a move that is settled is not judged again, wherever the deal is by now", () => {
  const effects = { ...archived, "signed/deal": done };
  const step = stepOf(aSigned(effects), { deal: aDeal(ELSEWHERE), stages: toSigned });
  expect(kindsOf(step)).toEqual(["note", "attach"]);
  expect(actsOf(step)[0]).not.toHaveProperty("addition");
});

test("the task about a deal that was left alone is asked for once, also when its answer was lost", () => {
  const seen = { deal: aDeal(ELSEWHERE), stages: toSigned };
  const alone = stepOf(aSigned(archived), seen);
  expect(tasksOf(alone)).toMatchObject([{ key: "signed/left-alone/task", dueInHours: 24 }]);
  expect(actsOf(alone).map((act) => "addition" in act)).toEqual([false, true, false, false]);
  const begun = { ...archived, "signed/left-alone/task": { ...done, state: "started" } } as const;
  expect(tasksOf(stepOf(aSigned(begun), seen))).toHaveLength(1);
  const settled = { ...archived, "signed/left-alone/task": done } as const;
  expect(tasksOf(stepOf(aSigned(settled), seen))).toEqual([]);
  const lost = { ...begun, "signed/deal": done, "signed/note": done, "signed/attach": done } as const;
  expect(tasksOf(stepOf(aSigned(lost), { deal: aDeal(), stages: toSigned }))).toMatchObject([
    { key: "signed/left-alone/task", dueInHours: 24 },
  ]);
});

test("where the stage could not be found, the rest is told all the same", () => {
  const step = stepOf(aSigned(archived), { deal: aDeal(ELSEWHERE), stages: { label: "signed" } });
  expect(kindsOf(step)).toEqual(["deal", "note", "attach"]);
  expect(actsOf(step)[0]).toEqual({ kind: "deal", key: "signed/deal", contractField: "Contract ID" });
});

test("what never went out is called off without a word; what had gone out is told", () => {
  const withdrawn = { status: "withdrawn", rounds: { withdrawn: 1 }, effects: { withdraw: done } } as const;
  const { sentAt: _, ...draft } = aSentContract(withdrawn);
  expect(stepOf(draft, { deal: aDeal() })).toEqual({ do: "rest" });
  expect(kindsOf(stepOf(aSentContract(withdrawn), { deal: aDeal() }))).toEqual(["deal", "note"]);
  const { remoteId: __, ...never } = aSentContract(withdrawn);
  expect(stepOf(never, { deal: aDeal() })).toEqual({ do: "rest" });
});

test("a draft that was declined or expired at the vendor is told, though we never sent it", () => {
  const { sentAt: _, ...draft } = aSentContract({ status: "declined", rounds: { declined: 1 }, effects: {} });
  expect(kindsOf(stepOf(draft, { deal: aDeal() }))).toEqual(["deal", "note", "task"]);
});
