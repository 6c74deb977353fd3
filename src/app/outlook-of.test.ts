import { expect, test } from "vitest";
import { parsePlaybooks } from "../config/playbooks.ts";
import { outlookOf } from "./outlook-of.ts";
import { sayInEnglish } from "../texts/texts.ts";

const [playbook] = parsePlaybooks({
  playbooks: [
    {
      id: "won",
      when: { pipeline: "Sales", stage: "Won" },
      send: { through: "contracts", template: "t", title: "Agreement" },
    },
  ],
});
if (playbook === undefined) throw new Error("the playbook cannot be read");

test.each([
  ["a deal that has just come in", true, true, { comes: "now" }, "now", ""],
  ["one in another stage", false, true, { comes: "later" }, "later", "is not in Sales / Won"],
  [
    "one that was there before",
    true,
    true,
    { comes: "later", because: () => "it is old" },
    "later",
    "it is old",
  ],
  [
    "one that has its contract",
    true,
    false,
    { comes: "covered", because: () => "one per deal" },
    "covered",
    "one per",
  ],
  ["one that is not meant", true, false, { comes: "now" }, "never", "conditions are not met"],
  ["one with a strange contract", true, true, { comes: "stuck", because: () => "X." }, "never", "not ours"],
] as const)("%s", (_, isThere, isMeant, foresight, outlook, held) => {
  const told = outlookOf({ playbook, isThere, isMeant, foresight, say: sayInEnglish });
  expect(told.outlook).toBe(outlook);
  expect(told.held ?? "").toContain(held);
});

test("a playbook that is off sends nothing, wherever the deal stands", () => {
  const off = { ...playbook, enabled: false };
  expect(
    outlookOf({
      playbook: off,
      isThere: true,
      isMeant: true,
      foresight: { comes: "now" },
      say: sayInEnglish,
    }),
  ).toMatchObject({ outlook: "never", held: "the playbook is switched off" });
});
