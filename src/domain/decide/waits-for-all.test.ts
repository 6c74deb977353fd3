import { expect, test } from "vitest";
import { aDeal, aPlaybook, aSentContract, SIGNED_STAGE } from "../../../tests/builders.ts";
import type { Outcome } from "../playbook.ts";
import type { Sibling } from "./situation.ts";
import type { Act } from "./step.ts";
import { done, stepOf, told } from "./test-step.ts";

const contract = aSentContract({ status: "signed", rounds: { signed: 1 }, effects: told });
const seen = { deal: aDeal(), stages: { label: "signed", target: SIGNED_STAGE } };

function actsOf(
  siblings: readonly Sibling[],
  signed: Partial<Outcome> = {},
  effects = {},
): readonly Act[] | string {
  const playbook = aPlaybook(
    { signed: { when: "all", task: { text: "invoice", dueInHours: 1 }, ...signed } },
    { archiveFirst: false },
  );
  const standing = { ...contract, effects: { ...contract.effects, ...effects } };
  const step = stepOf(standing, seen, { playbook, siblings });
  return step.do === "act" ? step.acts : step.do;
}

const kindsOf = (acts: readonly Act[] | string): unknown =>
  typeof acts === "string" ? acts : acts.map(({ kind }) => kind);

test("the note and the file come at once, the move and the task wait for the others", () => {
  const acts = actsOf([{ playbook: "order-form", status: "sent" }]);
  expect(kindsOf(acts)).toEqual(["archive", "note"]);
  expect(acts[1]).toMatchObject({ addition: expect.stringContaining("order-form (sent)") });
});

test.each(["planned", "drafted", "sent", "declined", "expired"] as const)(
  "another contract that is %s keeps the deal where it is, for as long as it is so",
  (status) => {
    const settled = { "signed/archive": done, "signed/note": done, "signed/attach": done };
    expect(actsOf([{ playbook: "order-form", status }], {}, settled)).toBe("rest");
    const moved = actsOf([{ playbook: "order-form", status: "signed" }], {}, settled);
    expect(kindsOf(moved)).toEqual(["deal", "task"]);
  },
);

test("a deal with one contract waits for nothing, nor does one whose playbook does not ask for it", () => {
  expect(kindsOf(actsOf([]))).toEqual(["archive", "deal", "note", "task"]);
  const each = actsOf([{ playbook: "order-form", status: "sent" }], { when: "each" });
  expect(kindsOf(each)).toEqual(["archive", "deal", "note", "task"]);
});
