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

test("what was called off before it went out is told where the deal was told of the review", () => {
  const reason = "the deal left the stage before the contract was sent";
  const effects = { create: done, withdraw: { ...done, result: { because: "left", reason } } };
  const off = aContract({
    status: "withdrawn",
    remoteId: aRemote("withdrawn").id,
    rounds: { withdrawn: 1 },
    effects,
  });
  expect(stepOf(off, { deal: aDeal() })).toEqual({ do: "rest" });
  const told = { ...off, effects: { ...effects, "unready:abc/note": done } };
  const text = expect.stringContaining(`does not go out for signature: ${reason}.`);
  const key = "called-off/note";
  expect(stepOf(told, { deal: aDeal() })).toMatchObject({ do: "act", acts: [{ kind: "note", key, text }] });
  expect(stepOf({ ...told, effects: { ...told.effects, [key]: done } }, { deal: aDeal() }).do).toBe("rest");
  expect(stepOf(told, { deal: "gone" }).do).toBe("rest");
});

test("once it is ready it goes out", () => {
  expect(stepAt(DRAFTED, aRemote("drafted"))).toEqual({ do: "send" });
});

test("whoever asks for it to be sent by hand waits for the review too", () => {
  const wishes = [{ id: "w1", kind: "send", by: "ada", at: "2026-11-05T09:00:00Z" }] as const;
  expect(stepAt({ ...DRAFTED, wishes }).do).toBe("act");
});
