import { expect, test } from "vitest";
import { CountersignError, STOP } from "../domain/errors.ts";
import { refusals } from "./refusals.ts";

const refuse = (detail: string) => () => {
  throw new CountersignError("order_invalid", STOP, detail);
};

test("each look says its own refusal, and one that passes says nothing", () => {
  expect(refusals([refuse("No role boss."), () => 1, refuse("No place.")])).toEqual([
    { level: "problem", text: "No role boss." },
    { level: "problem", text: "No place." },
  ]);
});

test("a mistake of ours stays one", () => {
  const mistake = new TypeError("x is not a function");
  const looks = [
    () => {
      throw mistake;
    },
  ];
  expect(() => refusals(looks)).toThrow(mistake);
});
