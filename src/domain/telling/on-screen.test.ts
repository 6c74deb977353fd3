import { expect, test } from "vitest";
import { STATUSES } from "../contract.ts";
import { ERRORS } from "../errors.ts";
import type { ErrorCode } from "../errors.ts";
import { aContract, aSentContract } from "../../../tests/builders.ts";
import { wayOut } from "../way-out.ts";
import { onScreen } from "./on-screen.ts";
import { whyNot } from "./why-not.ts";

const CODES = Object.keys(ERRORS).filter((code): code is ErrorCode => Object.hasOwn(ERRORS, code));

test.each(CODES)("the way out of %s names buttons and no command", (code) => {
  const told = onScreen(wayOut(aContract(), code));
  expect(told).not.toMatch(/`countersign|--account|  /u);
  expect(told.length).toBeGreaterThan(20);
});

test("what was a command is the button that does the same", () => {
  expect(onScreen(wayOut(aContract(), "outcome_unfindable"))).toBe(
    "Look whether the contract is at the vendor, and delete it there if it is: “Fix and resume” creates it again. To give it up instead: “Withdraw”.",
  );
  expect(onScreen(wayOut(aContract(), "playbook_unreadable"))).toBe(
    "Start it again with “Fix and resume”: it goes on under the playbook that is in the configuration now.",
  );
});

test.each(STATUSES)("why something cannot be done with a %s contract is told without commands", (status) => {
  const kinds = ["withdraw", "remind", "extend", "resume", "send", "link", "again"] as const;
  const refusals = kinds.flatMap((kind) => whyNot(kind, aSentContract({ status }), undefined) ?? []);
  const told = refusals.map(({ text, help }) => onScreen(`${text} ${help}`)).join("\n");
  expect(told).not.toMatch(/`countersign|--account/u);
});
