import { expect, test } from "vitest";
import {
  aDeal,
  allCapabilities,
  aPlaybook,
  aRemote,
  aSentContract,
  SIGNED_STAGE,
  T0,
} from "../../../tests/builders.ts";
import type { Contract } from "../contract.ts";
import type { Step } from "./step.ts";
import { done, stepOf, told } from "./test-step.ts";

const asksForChanges = aRemote("sent", { notes: ["Bo asks: {{ deal.price }}?", "An e-mail came back."] });

function stepAt(contract: Contract, remote = asksForChanges): Step {
  return stepOf(contract, { deal: aDeal(), remote });
}

test("each text that the vendor tells becomes one note and one task, and is never a template", () => {
  let contract = aSentContract({ effects: told, expiresAt: new Date(T0.getTime() + 1) });
  const texts: string[] = [];
  for (let step = stepAt(contract); step.do === "act"; step = stepAt(contract)) {
    expect(step.acts.map(({ kind }) => kind)).toEqual(["note", "task"]);
    for (const act of step.acts) if ("text" in act) texts.push(act.text);
    const effects = Object.fromEntries(step.acts.map(({ key }) => [key, done]));
    contract = { ...contract, effects: { ...contract.effects, ...effects } };
  }
  expect(texts).toHaveLength(4);
  expect(texts[0]).toContain("{{ contract.vendor }}: Bo asks: (( deal.price ))? ");
  expect(texts[0]).toContain("taken back at its deadline");
  expect(stepAt(contract, aRemote("sent", { notes: ["An e-mail came back.", "Once more."] })).do).toBe("act");
});

test("what cannot be taken back is not promised to be taken back at its deadline", () => {
  const contract = aSentContract({ effects: told, expiresAt: new Date(T0.getTime() + 1) });
  const can = { ...allCapabilities(), withdraw: "none" as const };
  const step = stepOf(contract, { deal: aDeal(), remote: asksForChanges }, { can });
  const [note] = step.do === "act" ? step.acts : [];
  expect(note).toHaveProperty(
    "text",
    expect.stringMatching(/counts as expired for us.* stays open there\.$/u),
  );
  expect(note).not.toHaveProperty("text", expect.stringContaining("is taken back"));
});

test("a note that was written before the power went is not asked for again, its task is", () => {
  const first = stepAt(aSentContract({ effects: told }));
  if (first.do !== "act") throw new Error("nothing is told");
  const [note, task] = first.acts;
  const contract = aSentContract({ effects: { ...told, [note?.key ?? ""]: done } });
  expect(stepAt(contract)).toEqual({ ...first, acts: [task] });
  expect(task).not.toHaveProperty("text", expect.stringContaining("deadline"));
});

function noteOf(contract: Contract, outcomes = {}): unknown {
  const seen = { deal: aDeal(), stages: { label: "expired", target: SIGNED_STAGE } };
  const step = stepOf(contract, seen, { playbook: aPlaybook(outcomes) });
  return step.do === "act" ? step.acts.find(({ key }) => key === "expired/note") : undefined;
}

test("only what our own timer took back says that something was still open", () => {
  const expired = aSentContract({ status: "expired", remote: asksForChanges, rounds: { expired: 1 } });
  expect(noteOf({ ...expired, effects: told })).not.toHaveProperty("addition");
  const byUs = { ...expired, effects: { ...told, withdraw: { ...done, result: { because: "expired" } } } };
  const addition = expect.stringMatching(/^It was taken back .* open: Bo asks: \{\{ deal.price \}\}\?/u);
  expect(noteOf(byUs)).toMatchObject({ addition });
  expect(noteOf({ ...byUs, remote: aRemote("sent") })).not.toHaveProperty("addition");
  const elsewhere = { ...byUs, trigger: { pipelineId: "10", stageId: "1" } };
  const moved = noteOf(elsewhere, { expired: { stage: "Lost" } });
  expect(moved).toMatchObject({ addition: expect.stringMatching(/open: Bo asks[\s\S]*left in its stage/u) });
});
