import { expect, test } from "vitest";
import type { Contract } from "../contract.ts";
import {
  aContract,
  aDeal,
  aPlaybook,
  aRemote,
  aSentContract,
  allCapabilities,
  anOrder,
  ELSEWHERE,
  SIGNED_STAGE,
  T0,
  WON,
} from "../../../tests/builders.ts";
import { decide } from "./decide.ts";
import type { Situation } from "./situation.ts";

const DAY_MS = 86_400_000;
const at = T0.toISOString();
const done = { state: "done", attempt: 1, at } as const;

function situation(contract: Contract, change: Partial<Situation> = {}): Situation {
  return { contract, playbook: aPlaybook(), can: allCapabilities(), seen: {}, now: T0, ...change };
}

function aDraft(): Contract {
  const { sentAt: _, ...draft } = aSentContract({
    status: "drafted",
    rounds: { drafted: 1 },
    effects: { create: done },
  });
  return draft;
}

const told = { "sent/deal": done, "sent/note": done };

test("a planned contract asks to see the deal before it is created", () => {
  expect(decide(situation(aContract()))).toEqual({ do: "see", what: "deal" });
  expect(decide(situation(aContract(), { seen: { deal: aDeal() } }))).toEqual({ do: "create" });
});

test("a deal that left the stage before anything was created gets no contract", () => {
  const step = decide(situation(aContract(), { seen: { deal: aDeal(ELSEWHERE) } }));
  expect(step).toMatchObject({ do: "enter", status: "withdrawn" });
});

test("a create whose answer was lost goes on even when the deal has moved away: it may exist", () => {
  const contract = aContract({ order: anOrder(), effects: { create: { state: "started", attempt: 1, at } } });
  expect(decide(situation(contract, { seen: { deal: aDeal(ELSEWHERE) } }))).toEqual({ do: "create" });
});

test("a draft is read before it is sent, and withdrawn when the deal has left", () => {
  const draft = aDraft();
  expect(decide(situation(draft))).toEqual({ do: "see", what: "remote" });
  const seen = { remote: aRemote("drafted"), deal: aDeal() };
  expect(decide(situation(draft, { seen }))).toEqual({ do: "send" });
  const gone = { ...seen, deal: aDeal(ELSEWHERE) };
  expect(decide(situation(draft, { seen: gone }))).toMatchObject({ do: "withdraw", because: "left" });
});

test("a draft that a colleague sent at the vendor is taken as sent, not sent again", () => {
  const draft = aDraft();
  const step = decide(situation(draft, { seen: { remote: aRemote("sent"), deal: aDeal() } }));
  expect(step).toMatchObject({ do: "enter", status: "sent" });
});

test("the amount of a draft follows the deal, unless the playbook ignores it", () => {
  const draft = aDraft();
  const seen = { remote: aRemote("drafted"), deal: aDeal({ price: 1500 }) };
  expect(decide(situation(draft, { seen }))).toEqual({ do: "update" });
  const ignoring = aPlaybook({}, { onAmountChange: "ignore" });
  expect(decide(situation(draft, { seen, playbook: ignoring }))).toEqual({ do: "send" });
});

test("a draft waits for a person where the playbook does not send by itself", () => {
  const draft = aDraft();
  const playbook = aPlaybook();
  const waiting = { ...playbook, send: { ...playbook.send, automatically: false } };
  const seen = { remote: aRemote("drafted"), deal: aDeal() };
  expect(decide(situation(draft, { seen, playbook: waiting })).do).toBe("rest");
  const asked = { ...draft, wishes: [{ id: "w", kind: "send", by: "ada", at } as const] };
  expect(decide(situation(asked, { seen, playbook: waiting }))).toEqual({ do: "send" });
});

test("after sending, field and note go side by side", () => {
  const step = decide(situation(aSentContract(), { seen: { deal: aDeal(), justSent: true } }));
  expect(step).toMatchObject({
    do: "act",
    acts: [{ kind: "deal", contractField: "Contract ID" }, { kind: "note" }],
  });
});

test("the deal never says signed before the file is in the archive", () => {
  const contract = aSentContract({ status: "signed", rounds: { signed: 1 } });
  const seen = { deal: aDeal(), stages: { label: "signed", target: SIGNED_STAGE } };
  expect(decide(situation(contract, { seen }))).toMatchObject({ do: "act", acts: [{ kind: "archive" }] });
  const archived = { ...contract, effects: { ...contract.effects, "signed/archive": done } };
  const step = decide(situation(archived, { seen }));
  expect(step).toMatchObject({
    do: "act",
    acts: [{ kind: "deal", stage: SIGNED_STAGE }, { kind: "note" }, { kind: "attach" }],
  });
});

test("a contract that was signed before we could tell that it was sent brings its id along", () => {
  const seen = { deal: aDeal(), stages: { label: "signed", target: SIGNED_STAGE } };
  const row = { status: "signed", rounds: { signed: 1 } } as const;
  const untold = aSentContract({ ...row, effects: { "signed/archive": done } });
  expect(decide(situation(untold, { seen }))).toMatchObject({
    acts: [{ kind: "deal", contractField: "Contract ID", stage: SIGNED_STAGE }, {}, {}],
  });
  const known = aSentContract({ ...row, effects: { ...told, "signed/archive": done } });
  const step = decide(situation(known, { seen }));
  expect(JSON.stringify(step)).not.toContain("contractField");
});

test("a deal that is not where the playbook expects it is left alone, with a note and a task that say so", () => {
  const contract = aSentContract({
    status: "signed",
    rounds: { signed: 1 },
    effects: { "signed/archive": done },
  });
  const seen = { deal: aDeal(ELSEWHERE), stages: { label: "signed", target: SIGNED_STAGE } };
  const step = decide(situation(contract, { seen }));
  expect(step).toMatchObject({
    do: "act",
    acts: [
      { kind: "deal", leftAlone: true },
      { kind: "note", addition: expect.stringContaining("left in its stage") },
      { kind: "attach" },
      { kind: "task", key: "signed/left-alone/task" },
    ],
  });
});

test("a contract that was signed although it is past our timer counts as signed", () => {
  const contract = aSentContract({ expiresAt: T0, effects: told });
  const seen = { deal: aDeal(), remote: aRemote("signed") };
  const step = decide(situation(contract, { seen, now: new Date(T0.getTime() + DAY_MS) }));
  expect(step).toMatchObject({ do: "enter", status: "signed" });
});

test("past our timer an unsigned contract is withdrawn and counts as expired, also when the answer is lost", () => {
  const contract = aSentContract({ expiresAt: T0, effects: told });
  const now = new Date(T0.getTime() + DAY_MS);
  const open = { deal: aDeal(), remote: aRemote("sent") };
  expect(decide(situation(contract, { seen: open, now }))).toMatchObject({
    do: "withdraw",
    because: "expired",
  });
  const begun = {
    state: "started",
    attempt: 1,
    at,
    result: { because: "expired", reason: "not signed in time" },
  } as const;
  const unclear = { ...contract, effects: { ...told, withdraw: begun } };
  const step = decide(situation(unclear, { seen: { deal: aDeal(), remote: "gone" }, now }));
  expect(step).toMatchObject({ do: "enter", status: "expired" });
});

test("a contract whose connection was removed is taken back without asking the vendor, and told as usual", () => {
  const wish = { id: "w", kind: "withdraw", by: "ada", at, reason: "no longer wanted" } as const;
  const cutOff = { seen: { deal: aDeal() }, isCutOff: true };
  const contracts = [
    aSentContract({ effects: told, wishes: [wish] }),
    { ...aDraft(), wishes: [wish] },
    aContract({ effects: { create: { ...done, state: "started" } }, wishes: [wish] }),
  ];
  for (const contract of contracts)
    expect(decide(situation(contract, cutOff))).toEqual({
      do: "enter",
      status: "withdrawn",
      reason: "no longer wanted (its connection is not configured any more)",
    });
  const over = aSentContract({ status: "withdrawn", rounds: { withdrawn: 1 }, effects: told });
  expect(decide(situation(over, cutOff))).toMatchObject({ do: "act", acts: [{ key: "withdrawn/note" }] });
  const toldOver = { ...over, effects: { ...told, "withdrawn/note": done } };
  expect(decide(situation(toldOver, cutOff))).toEqual({ do: "rest" });
});

test("without a wish, a contract whose connection was removed asks for what it needs, and waits there", () => {
  const contract = aSentContract({ effects: told });
  expect(decide(situation(contract, { isCutOff: true }))).toEqual({ do: "see", what: "remote" });
});

test("a person may withdraw what the vendor has not shown twice; after one look the vendor is still asked", () => {
  const wish = { id: "w", kind: "withdraw", by: "ada", at } as const;
  const missing = aSentContract({ effects: told, wishes: [wish], missingSince: T0 });
  const afterMinutes = (minutes: number) =>
    decide(situation(missing, { now: new Date(T0.getTime() + minutes * 60_000) }));
  expect(afterMinutes(3)).toEqual({ do: "see", what: "remote" });
  expect(afterMinutes(4)).toMatchObject({
    do: "enter",
    reason: "asked by a person (the vendor does not show it)",
  });
  const over = { ...missing, status: "declined" } as const;
  expect(decide(situation(over, { seen: { deal: aDeal() } }))).toMatchObject({ do: "drop" });
});

test("an unknown word of the vendor changes nothing", () => {
  const seen = { deal: aDeal(), remote: aRemote("unknown") };
  expect(decide(situation(aSentContract({ effects: told }), { seen })).do).toBe("rest");
});

test("a move outside the table needs attention and is not applied", () => {
  const contract = aSentContract({
    status: "declined",
    rounds: { declined: 1 },
    effects: { ...told, "declined/note": done, "declined/task": done },
  });
  const seen = { deal: aDeal(), remote: aRemote("expired") };
  expect(decide(situation(contract, { seen }))).toEqual({ do: "refuse", status: "expired" });
});

test("a failure is told on the deal once, and then rests until a person resumes it", () => {
  const failure = {
    code: "order_incomplete",
    detail: "{{x}} no e-mail.",
    where: {},
    step: "fill",
    since: at,
  } as const;
  const failed = aContract({ failure, rounds: { failed: 1 } });
  const step = decide(situation(failed, { seen: { deal: aDeal() } }));
  expect(step).toMatchObject({ do: "act", label: "failed", acts: [{ kind: "note" }, { kind: "task" }] });
  expect(JSON.stringify(step)).not.toContain("{{");
  const toldFailure = { ...failed, effects: { "failed/note": done, "failed/task": done } };
  expect(decide(situation(toldFailure))).toEqual({ do: "rest" });
  const wish = { id: "w", kind: "resume", by: "ada", at } as const;
  expect(decide(situation({ ...toldFailure, wishes: [wish] }))).toEqual({ do: "resume", wish });
});

test("an amount that changes after sending is said once per amount", () => {
  const contract = aSentContract({ effects: told });
  const seen = { deal: aDeal({ price: 9 }), remote: aRemote("sent") };
  expect(decide(situation(contract, { seen }))).toMatchObject({ do: "act", label: "amount:9" });
  const said = { ...contract, effects: { ...told, "amount:9/note": done } };
  expect(decide(situation(said, { seen })).do).toBe("rest");
});

test("the trigger stage counts as expected, and so does the stage that we put the deal in", () => {
  const contract = aSentContract({
    status: "signed",
    rounds: { signed: 1 },
    placed: ELSEWHERE,
    effects: { "signed/archive": done },
  });
  for (const stage of [WON, ELSEWHERE]) {
    const seen = { deal: aDeal(stage), stages: { label: "signed", target: SIGNED_STAGE } };
    expect(decide(situation(contract, { seen }))).toMatchObject({
      acts: [{ kind: "deal", stage: SIGNED_STAGE }, {}, {}],
    });
  }
});
