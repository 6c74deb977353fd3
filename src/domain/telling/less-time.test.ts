import { expect, test } from "vitest";
import { aSentContract } from "../../../tests/builders.ts";
import { lessTime } from "./less-time.ts";
import { sayInEnglish } from "../../texts/texts.ts";

const READER = { say: sayInEnglish, at: "terminal" } as const;
const expiresAt = new Date("2026-12-11T22:30:00Z");
const contract = aSentContract({ expiresAt });

test.each(["2026-11-28T12:00:00Z", "2026-12-11T22:30:00Z"])(
  "more time until %s would take time away from the signers, and the present day is named in the account's zone",
  (until) => {
    expect(lessTime(contract, new Date(until), "Europe/Tallinn", READER)).toEqual({
      text: `The signers of ${contract.reference} have until 12 December 2026 already: this would take time away.`,
      help: "Choose a later day.",
    });
  },
);

test("a later day is more time, and so is any where there was none", () => {
  expect(lessTime(contract, new Date("2026-12-12T00:00:00Z"), "UTC", READER)).toBeUndefined();
  const { expiresAt: _, ...endless } = contract;
  expect(lessTime(endless, new Date("2026-11-28T12:00:00Z"), "UTC", READER)).toBeUndefined();
});

test("on a screen the contract stands beside it", () => {
  const told = lessTime(contract, new Date("2026-11-28T12:00:00Z"), "UTC", {
    say: sayInEnglish,
    at: "screen",
  });
  expect(told?.text).toBe("The signers have until 11 December 2026 already: this would take time away.");
});
