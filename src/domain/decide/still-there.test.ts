import { expect, test } from "vitest";
import { aContract, aDeal, aPlaybook, aRemote } from "../../../tests/builders.ts";
import type { Step } from "./step.ts";
import { done, stepOf } from "./test-step.ts";

const DRAFTED = aContract({ status: "drafted", effects: { create: done } });
const UNDER_REVIEW = aRemote("drafted", { unready: "Legal reads {{ it }}." });

function stepAt(contract = DRAFTED, remote = UNDER_REVIEW): Step {
  return stepOf(contract, { deal: aDeal(), remote }, { playbook: aPlaybook() });
}

test("what people at the vendor still review is not sent; the deal is told once, then we look now and then", () => {
  const told = stepAt();
  expect(told).toMatchObject({ do: "act", acts: [{ kind: "note" }] });
  if (told.do !== "act") throw new Error("nothing is told");
  const [note] = told.acts;
  expect(note).toHaveProperty("text", expect.stringContaining("Legal reads (( it ))."));
  const effects = { ...DRAFTED.effects, [note?.key ?? ""]: done };
  expect(stepAt({ ...DRAFTED, effects })).toMatchObject({ do: "rest", until: expect.any(Date) });
});

test("once it is ready it goes out", () => {
  expect(stepAt(DRAFTED, aRemote("drafted"))).toEqual({ do: "send" });
});

test("whoever asks for it to be sent by hand waits for the review too", () => {
  const wishes = [{ id: "w1", kind: "send", by: "ada", at: "2026-11-05T09:00:00Z" }] as const;
  expect(stepAt({ ...DRAFTED, wishes }).do).toBe("act");
});
