import { expect, test } from "vitest";
import { ERRORS } from "./errors.ts";
import type { ErrorCode } from "./errors.ts";
import { newReference } from "../store/reference.ts";
import { wayOut } from "./way-out.ts";

const contract = { account: "acme", reference: newReference() };
const named = `--account acme --contract ${contract.reference}`;

test("after mending the cause, the command that makes this very contract go on is named", () => {
  for (const code of [
    "order_incomplete",
    "forbidden",
    "outcome_unfindable",
    "playbook_unreadable",
  ] as const) {
    const text = wayOut(contract, code);
    expect(text).toContain(`countersign retry ${named}`);
    expect(text.split("countersign retry")).toHaveLength(2);
  }
});

test("where the contract goes on by itself, nobody is sent to a command that is not needed", () => {
  for (const code of ["credentials_rejected", "plan_required", "unreachable", "archive_unavailable"] as const)
    expect(wayOut(contract, code)).toBe(ERRORS[code].help);
});

test("commands of a sentence are filled in, and no placeholder is left", () => {
  expect(wayOut(contract, "connection_removed")).toContain(`countersign withdraw ${named}`);
  for (const code of Object.keys(ERRORS).filter((each): each is ErrorCode => each in ERRORS))
    expect(wayOut(contract, code)).not.toMatch(/ACCOUNT|REFERENCE/);
});

test("no sentence says “resume” without saying how", () => {
  for (const { help } of Object.values(ERRORS)) expect(help).not.toMatch(/\bresumes?\b/i);
});
