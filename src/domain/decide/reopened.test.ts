import { expect, test } from "vitest";
import { aDeal, aRemote, aSentContract, allCapabilities, SIGNED_STAGE } from "../../../tests/builders.ts";
import { done, stepOf, told } from "./test-step.ts";

const outcomes = { "signed/archive": done, "signed/deal": done, "signed/note": done, "signed/attach": done };
const SIGNED = aSentContract({
  status: "signed",
  rounds: { sent: 1, signed: 1 },
  effects: { ...told, ...outcomes },
});
const seen = { deal: aDeal(), stages: { label: "signed", target: SIGNED_STAGE } };
const can = { ...allCapabilities(), reopens: true } as const;

test("a signed contract that may be taken back to signing is read when somebody knocks", () => {
  expect(stepOf(SIGNED, seen, { can })).toEqual({ do: "see", what: "remote" });
  expect(stepOf(SIGNED, seen)).toEqual({ do: "rest" });
});

test.each(["sent", "drafted"] as const)("and is %s again when the vendor says so", (status) => {
  const remote = aRemote(status);
  expect(stepOf(SIGNED, { ...seen, remote }, { can })).toMatchObject({ do: "enter", status });
});

test("as long as it is signed there, nothing more is done", () => {
  expect(stepOf(SIGNED, { ...seen, remote: aRemote("signed") }, { can })).toEqual({ do: "rest" });
});
