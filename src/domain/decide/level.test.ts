import { expect, test } from "vitest";
import { aDeal, anOrder, aPlaybook, aRemote, aSentContract } from "../../../tests/builders.ts";
import type { Contract } from "../contract.ts";
import type { ReachedLevel, SignatureLevel } from "../signer.ts";
import type { Step } from "./step.ts";
import { stepOf, told } from "./test-step.ts";

function signedWith(level: ReachedLevel | undefined, wanted?: SignatureLevel, acceptWeaker = false): Step {
  const order = { ...anOrder(), ...(wanted === undefined ? {} : { level: wanted }) };
  const contract: Contract = aSentContract({ effects: told, order });
  const remote = aRemote("signed", level === undefined ? {} : { level });
  const usual = aPlaybook();
  const playbook = { ...usual, send: { ...usual.send, acceptWeaker } };
  return stepOf(contract, { deal: aDeal(), remote }, { playbook });
}

test.each([
  ["DEMO", undefined],
  ["DEMO", "SES"],
  ["SES", "AES"],
  ["AES", "QES"],
] as const)("a contract signed with %s where %s was wanted is not signed", (reached, wanted) => {
  expect(signedWith(reached, wanted)).toEqual({ do: "weak", reached });
  expect(signedWith(reached, wanted, true)).toMatchObject({ do: "enter", status: "signed" });
});

test.each([
  ["QES", "AES"],
  ["AES", "AES"],
  ["SES", undefined],
  [undefined, "QES"],
] as const)("a contract signed with %s where %s was wanted is signed", (reached, wanted) => {
  expect(signedWith(reached, wanted)).toMatchObject({ do: "enter", status: "signed" });
});

test("a weak signature is nothing to a contract that is signed already", () => {
  const contract = aSentContract({ status: "signed", rounds: { signed: 1 }, effects: told });
  const seen = { deal: aDeal(), remote: aRemote("signed", { level: "DEMO" }) };
  expect(stepOf(contract, seen).do).not.toBe("weak");
});
