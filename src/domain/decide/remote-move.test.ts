import { expect, test } from "vitest";
import { aDeal, allCapabilities, aPlaybook, aRemote, aSentContract, T0 } from "../../../tests/builders.ts";
import type { Capabilities } from "../capabilities.ts";
import type { Contract, Effect } from "../contract.ts";
import type { RemoteContract } from "../remote.ts";
import { decide } from "./decide.ts";
import type { Seen, Step } from "./step.ts";

const at = T0.toISOString();
const done = { state: "done", attempt: 1, at } as const satisfies Effect;
const told = { create: done, send: done, "sent/deal": done, "sent/note": done };
const minutesLater = (minutes: number) => new Date(T0.getTime() + minutes * 60_000);

interface StepOptions {
  readonly now?: Date;
  readonly can?: Capabilities;
  readonly others?: NonNullable<Seen["others"]>;
}

function stepOf(
  contract: Contract,
  remote: RemoteContract["status"] | "gone",
  { now = minutesLater(60), can = allCapabilities(), others }: StepOptions = {},
): Step {
  const seen: Seen = {
    deal: aDeal(),
    remote: remote === "gone" ? remote : aRemote(remote),
    ...(others === undefined ? {} : { others }),
  };
  return decide({ contract, playbook: aPlaybook(), can, seen, now });
}

test("an answer that lags behind our sending is not taken for a draft that came back", () => {
  const sent = aSentContract({ effects: told });
  // whether it only lags is seen when it may lag no longer: the hook that told it has been and gone
  expect(stepOf(sent, "drafted", { now: minutesLater(1) })).toEqual({ do: "rest", until: minutesLater(2) });
  expect(stepOf(sent, "drafted")).toMatchObject({ do: "enter", status: "drafted" });
});

test("a contract that became a draft again at the vendor never goes out by itself; people are told once", () => {
  const back = aSentContract({ status: "drafted", rounds: { drafted: 2, sent: 1 }, effects: told });
  expect(stepOf(back, "drafted")).toMatchObject({ do: "act", acts: [{ key: "drafted#2/note" }] });
  const known = { ...back, effects: { ...told, "drafted#2/note": done } };
  expect(stepOf(known, "drafted").do).toBe("rest");
  const wish = { id: "w", kind: "send", by: "ada", at } as const;
  expect(stepOf({ ...known, wishes: [wish] }, "drafted")).toEqual({ do: "send" });
  expect(stepOf(known, "sent")).toMatchObject({ do: "enter", status: "sent" });
});

test("a contract that had vanished and is signed after all is shown to a person; one that we took back is not", () => {
  const tellingDone = { "withdrawn/note": done };
  const vanished = aSentContract({
    status: "withdrawn",
    rounds: { withdrawn: 1 },
    effects: { ...told, ...tellingDone },
  });
  expect(stepOf(vanished, "signed")).toEqual({ do: "refuse", status: "signed" });
  expect(stepOf(vanished, "gone").do).toBe("rest");
  const takenBack = { ...vanished, effects: { ...vanished.effects, withdraw: done } };
  expect(stepOf(takenBack, "signed").do).toBe("rest");
});

test("where an expired contract cannot be taken back, a late signature still counts", () => {
  const over = aSentContract({
    status: "expired",
    rounds: { expired: 1 },
    effects: { ...told, "expired/note": done, "expired/task": done },
  });
  const can = allCapabilities({ withdraw: "none" });
  expect(stepOf(over, "signed", { can })).toMatchObject({ do: "enter", status: "signed" });
  expect(stepOf(over, "sent", { can }).do).toBe("rest");
});

test("on a deal that was deleted nobody is told who signed", () => {
  const playbook = aPlaybook({ signerSigned: { note: "signed by" } });
  const signer = { name: "Lena Vogt", email: "lena@example.com", status: "signed" } as const;
  const seen = { deal: "gone", remote: aRemote("sent", { signers: [signer] }) } as const;
  const contract = aSentContract({ effects: told });
  const step = decide({ contract, playbook, can: allCapabilities(), seen, now: T0 });
  expect(step.do).toBe("rest");
});

test("a vendor's list may lag two minutes behind our sending, and no longer", () => {
  const sent = aSentContract({ effects: told });
  const almost = new Date(T0.getTime() + 119_999);
  expect(stepOf(sent, "drafted", { now: almost }).do).toBe("rest");
  expect(stepOf(sent, "drafted", { now: minutesLater(2) })).toMatchObject({ do: "enter", status: "drafted" });
});

test("what a colleague sent at the vendor has no sending of ours to lag behind", () => {
  const { send: _, ...byHand } = told;
  const sent = aSentContract({ effects: byHand });
  expect(stepOf(sent, "drafted", { now: T0 })).toMatchObject({ do: "enter", status: "drafted" });
});

test.each([
  ["declined", "declined"],
  ["signed", "signed"],
] as const)("what the vendor says is entered in its own words: %s", (remote, status) => {
  expect(stepOf(aSentContract({ effects: told }), remote)).toEqual({
    do: "enter",
    status,
    reason: `the vendor says vendor-${remote}`,
  });
});

const takenBack = (because: string, reason: string): Contract =>
  aSentContract({ effects: { ...told, withdraw: { ...done, result: { because, reason } } } });

test("what our timer took back has expired, whatever the vendor calls it", () => {
  const expired = { do: "enter", status: "expired", reason: "not signed in time" } as const;
  expect(stepOf(takenBack("expired", "not signed in time"), "withdrawn")).toEqual(expired);
  expect(stepOf(takenBack("expired", "not signed in time"), "gone")).toEqual(expired);
});

test("what a person took back was withdrawn, for the person's reason", () => {
  const byHand = takenBack("asked", "new terms");
  expect(stepOf(byHand, "gone")).toEqual({ do: "enter", status: "withdrawn", reason: "new terms" });
  expect(stepOf(byHand, "withdrawn")).toMatchObject({ do: "enter", status: "withdrawn" });
});

const openContracts = (missingSince?: Date): readonly Contract[] => {
  const sent = aSentContract({ effects: told, ...(missingSince ? { missingSince } : {}) });
  const { sentAt: _, ...draft } = sent;
  return [sent, { ...draft, status: "drafted", rounds: { drafted: 1 }, effects: { create: done } }];
};

test("one “not found” may be a hiccup: what vanished is looked at again five minutes later", () => {
  const [sent] = openContracts();
  expect(sent && stepOf(sent, "gone")).toEqual({ do: "rest", until: minutesLater(65) });
  for (const contract of openContracts(T0)) {
    const tooSoon = new Date(T0.getTime() + 4 * 60_000 - 1);
    expect(stepOf(contract, "gone", { now: tooSoon })).toEqual({ do: "rest", until: minutesLater(5) });
  }
});

test("what is gone at two looks was deleted at the vendor, unless the vendor shows none of ours", () => {
  const now = minutesLater(4);
  for (const contract of openContracts(T0)) {
    expect(stepOf(contract, "gone", { now })).toEqual({ do: "see", what: "others" });
    expect(stepOf(contract, "gone", { now, others: "missing" })).toEqual({ do: "doubt" });
    for (const others of ["shown", "none"] as const)
      expect(stepOf(contract, "gone", { now, others })).toEqual({
        do: "enter",
        status: "withdrawn",
        reason: "the vendor no longer has it: it was deleted there",
      });
  }
});

test("what is over does not become withdrawn because the vendor has cleared it away", () => {
  const effects = { ...told, "declined/note": done, "declined/task": done };
  const declined = aSentContract({ status: "declined", rounds: { declined: 1 }, effects });
  expect(stepOf(declined, "gone")).toEqual({ do: "rest" });
});

test("a move that was refused once is not shown again", () => {
  const effects = { ...told, "declined/note": done, "declined/task": done };
  const declined = aSentContract({ status: "declined", rounds: { declined: 1 }, effects });
  expect(stepOf(declined, "expired")).toEqual({ do: "refuse", status: "expired" });
  const shown = { ...declined, effects: { ...effects, "refused:declined>expired": done } };
  expect(stepOf(shown, "expired")).toEqual({ do: "rest" });
});

test("a contract that had vanished may be drafted or declined there: that concerns nobody", () => {
  const effects = { ...told, "withdrawn/note": done };
  const vanished = aSentContract({ status: "withdrawn", rounds: { withdrawn: 1 }, effects });
  for (const status of ["drafted", "declined", "expired"] as const)
    expect(stepOf(vanished, status)).toEqual({ do: "rest" });
  expect(stepOf(vanished, "sent")).toEqual({ do: "refuse", status: "sent" });
});
