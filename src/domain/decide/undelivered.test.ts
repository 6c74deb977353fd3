import { expect, test } from "vitest";
import { aDeal, aRemote, aSentContract } from "../../../tests/builders.ts";
import type { RemoteSigner } from "../remote.ts";
import { done, stepOf, told } from "./test-step.ts";

function signer(email: string, status: RemoteSigner["status"]): RemoteSigner {
  return { name: "Bo {{ deal.price }}", email, status };
}

const remote = aRemote("sent", {
  signers: [signer("bo@example.com", "undelivered"), signer("eva@example.com", "asked")],
});

test("an invitation that did not arrive is told once, with a task that says what to do, and is no template", () => {
  const contract = aSentContract({ effects: told });
  const step = stepOf(contract, { deal: aDeal(), remote });
  if (step.do !== "act") throw new Error(`it does ${step.do}`);
  expect(step.acts.map(({ kind, key }) => [kind, key])).toEqual([
    ["note", "undelivered:bo@example.com/note"],
    ["task", "undelivered:bo@example.com/task"],
  ]);
  for (const act of step.acts) expect("text" in act ? act.text : "").toContain("(( deal.price ))");
  expect(step.acts[1]).toMatchObject({ text: expect.stringContaining("countersign withdraw") });

  const [note, task] = step.acts;
  const half = aSentContract({ effects: { ...told, [note?.key ?? ""]: done } });
  expect(stepOf(half, { deal: aDeal(), remote })).toMatchObject({ acts: [task] });
  const whole = aSentContract({ effects: { ...half.effects, [task?.key ?? ""]: done } });
  expect(stepOf(whole, { deal: aDeal(), remote }).do).toBe("rest");
});

test("who cannot be told about a deal that is gone is not told", () => {
  expect(stepOf(aSentContract({ effects: told }), { deal: "gone", remote }).do).toBe("rest");
});
