import { expect, test } from "vitest";
import { aContract, allCapabilities, aPlaybook, aSentContract, T0 } from "../../../tests/builders.ts";
import { ACTIONS, consequence } from "./consequences.ts";
import { sayInEnglish } from "../../texts/texts.ts";

const AROUND = {
  say: sayInEnglish,
  vendor: "Oneflow",
  can: allCapabilities({ withdraw: "recall" }),
  playbook: aPlaybook(),
};

test.each(ACTIONS)("%s says what happens at the vendor and in the CRM, in sentences", (action) => {
  for (const contract of [aContract(), aSentContract(), aSentContract({ status: "expired" })]) {
    const { atVendor, inCrm } = consequence(action, contract, AROUND);
    for (const text of [atVendor, inCrm]) expect(text).toMatch(/^[A-Z].*\.$/su);
  }
});

test("a withdrawal tells who can no longer sign, and what the playbook does with the deal", () => {
  expect(consequence("withdraw", aSentContract({ sentAt: T0 }), AROUND)).toEqual({
    atVendor: "Oneflow takes it back; Lena Vogt can no longer sign. This cannot be undone.",
    inCrm: "The deal gets a note.",
  });
  const moving = aPlaybook({ withdrawn: { stage: "Lost", task: { text: "x", dueInHours: 1 } } });
  expect(consequence("withdraw", aSentContract(), { ...AROUND, playbook: moving }).inCrm).toBe(
    "The deal moves to “Lost”, the deal gets a note, the responsible user gets a task.",
  );
  expect(consequence("withdraw", aContract(), AROUND).atVendor).toBe("Nothing is created at Oneflow.");
});

test("where the clock is ours, more time changes nothing at the vendor", () => {
  expect(consequence("extend", aSentContract(), AROUND).atVendor).toBe(
    "Nothing changes there: the deadline is kept here.",
  );
  const can = allCapabilities({ expiry: "vendor" });
  expect(consequence("extend", aSentContract(), { ...AROUND, can }).atVendor).toBe(
    "Oneflow gives the signers until the new day.",
  );
});
