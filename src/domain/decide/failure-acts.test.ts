import { expect, test } from "vitest";
import { aContract, aDeal, allCapabilities, aPlaybook, aSentContract, T0 } from "../../../tests/builders.ts";
import type { Contract } from "../contract.ts";
import { ERRORS } from "../errors.ts";
import type { ErrorCode, Failure } from "../errors.ts";
import { decide } from "./decide.ts";
import type { Seen, Step } from "./step.ts";

const at = T0.toISOString();
const done = { state: "done", attempt: 1, at } as const;
const told = { "failed/note": done, "failed/task": done };

function stepOf(contract: Contract, seen: Seen = { deal: aDeal() }): Step {
  return decide({ contract, playbook: aPlaybook(), can: allCapabilities(), seen, now: T0 });
}

function aFailure(code: ErrorCode, change: Partial<Failure> = {}): Failure {
  return { code, detail: "No e-mail.", where: {}, step: "fill", since: at, ...change };
}

function failedOn(code: ErrorCode, connection: string): Contract {
  return aContract({ failure: aFailure(code, { where: { connection } }), rounds: { failed: 1 } });
}

test("people read what stopped, why, and what they can do, and get a task for today", () => {
  const contract = aContract({ failure: aFailure("order_incomplete"), rounds: { failed: 1 } });
  const { what } = ERRORS.order_incomplete;
  const text = `Contract not sent. ${what} No e-mail. Then press “Fix and resume” on its page in Countersign.`;
  expect(stepOf(contract, {})).toEqual({ do: "see", what: "deal" });
  expect(stepOf(contract)).toEqual({
    do: "act",
    label: "failed",
    acts: [
      { kind: "note", key: "failed/note", text },
      { kind: "task", key: "failed/task", text, dueInHours: 4 },
    ],
  });
});

test("where our own address is known, the contract's page comes last", () => {
  const pageUrl = "https://sign.example.com/a/acme/contracts/CS-TESTTESTTEST1";
  const contract = aContract({ failure: aFailure("order_incomplete"), rounds: { failed: 1 } });
  const can = allCapabilities({ byHand: "Or do it by hand." });
  const step = decide({ contract, playbook: aPlaybook(), can, seen: { deal: aDeal() }, now: T0, pageUrl });
  const texts = step.do === "act" ? step.acts.map((act) => ("text" in act ? act.text : "")) : [];
  expect(texts).toHaveLength(2);
  for (const text of texts) expect(text.endsWith(`Or do it by hand. Its page: ${pageUrl}`)).toBe(true);
});

test("nobody is told a command on a deal, whatever the trouble", () => {
  const codes = Object.keys(ERRORS).filter((code): code is ErrorCode => Object.hasOwn(ERRORS, code));
  for (const code of codes) {
    const step = stepOf(aContract({ failure: aFailure(code), rounds: { failed: 1 } }));
    expect(JSON.stringify(step)).not.toMatch(/countersign |--account/u);
  }
});

test("what can be done by hand at the vendor is said where values are missing, and nowhere else", () => {
  const byHand = "Or do it by hand.";
  const textOf = (contract: Contract): string => {
    const can = allCapabilities({ byHand });
    const step = decide({ contract, playbook: aPlaybook(), can, seen: { deal: aDeal() }, now: T0 });
    const [note] = step.do === "act" ? step.acts : [];
    return note?.kind === "note" ? note.text : "";
  };
  const noteOn = (code: ErrorCode, step: string): string =>
    textOf(aContract({ failure: aFailure(code, { step }), rounds: { failed: 1 } }));
  const goOn = "Then press “Fix and resume” on its page in Countersign.";
  expect(noteOn("order_incomplete", "fill")).toMatch(new RegExp(`No e-mail. ${goOn} ${byHand}$`, "u"));
  // what the vendor's own folder missed names no place in Kommo
  expect(noteOn("order_incomplete", "create")).toContain(`${ERRORS.order_incomplete.help} ${goOn} ${byHand}`);
  expect(noteOn("order_invalid", "fill")).not.toContain(byHand);
  const failure = aFailure("order_incomplete");
  expect(textOf(aSentContract({ failure, rounds: { failed: 1 } }))).not.toContain(byHand);
});

test.each([
  ["planned", "Contract not sent."],
  ["drafted", "Contract not sent."],
  ["sent", "Contract needs attention."],
  ["signed", "Contract needs attention."],
] as const)("of a contract that is %s they read: %s", (status, begins) => {
  const failure = aFailure("document_invalid");
  const step = stepOf(aSentContract({ status, failure, rounds: { failed: 1 } }));
  const [note] = step.do === "act" ? step.acts : [];
  expect(note?.kind === "note" && note.text.startsWith(begins)).toBe(true);
});

test("a second failure is told again, and only what is not said yet", () => {
  const failure = aFailure("order_invalid");
  const step = stepOf(
    aContract({ failure, rounds: { failed: 2 }, effects: { ...told, "failed#2/note": done } }),
  );
  expect(step).toMatchObject({ label: "failed#2", acts: [{ kind: "task", key: "failed#2/task" }] });
  expect(step.do === "act" && step.acts).toHaveLength(1);
});

test("on a deleted deal there is nobody to tell", () => {
  const contract = aContract({ failure: aFailure("order_invalid"), rounds: { failed: 1 } });
  expect(stepOf(contract, { deal: "gone" })).toEqual({ do: "rest" });
});

test.each(["configuration_invalid", "not_found", "order_incomplete", "order_invalid"] as const)(
  "when Kommo says %s, it still takes a note about it",
  (code) => {
    expect(stepOf(failedOn(code, "kommo"))).toMatchObject({ do: "act", label: "failed" });
  },
);

test.each(["credentials_rejected", "ip_blocked", "forbidden", "answer_unreadable"] as const)(
  "when Kommo itself is the trouble (%s), nobody is told there; a vendor's same trouble is told",
  (code) => {
    expect(stepOf(failedOn(code, "kommo"), {}).do).toBe("rest");
    expect(stepOf(failedOn(code, "contracts"))).toMatchObject({ do: "act", label: "failed" });
  },
);

test("a connection's trouble is tried again when it is due; any other waits for a person", () => {
  const dueAt = new Date(T0.getTime() + 300_000);
  const waiting = (code: ErrorCode): Step =>
    stepOf(aContract({ failure: aFailure(code), rounds: { failed: 1 }, effects: told, dueAt }));
  const probed: readonly ErrorCode[] = [
    "ip_blocked",
    "plan_required",
    "rate_limited",
    "unavailable",
    "unreachable",
  ];
  for (const code of probed) expect(waiting(code)).toEqual({ do: "rest", until: dueAt });
  for (const code of ["order_incomplete", "forbidden", "deal_moved"] as const)
    expect(waiting(code)).toEqual({ do: "rest" });
});

test("what a failure quotes from the deal is text, never a template", () => {
  const detail = "“{{ user.email }}{% raw %}” is no address.";
  const contract = aContract({ failure: aFailure("order_invalid", { detail }), rounds: { failed: 1 } });
  const step = stepOf(contract);
  const texts = step.do === "act" ? step.acts.map((act) => ("text" in act ? act.text : "")) : [];
  expect(texts).toHaveLength(2);
  for (const text of texts) {
    expect(text).not.toMatch(/[{}]/);
    expect(text).toContain("((");
    expect(text).toContain("user.email ))(% raw %)");
  }
});
