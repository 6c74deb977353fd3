import { expect, test } from "vitest";
import {
  aContract,
  aDeal,
  allCapabilities,
  aPlaybook,
  aRemote,
  aSentContract,
  ELSEWHERE,
  SIGNED_STAGE,
  WON,
} from "../../../tests/builders.ts";
import type { Contract } from "../contract.ts";
import type { RemoteSigner } from "../remote.ts";
import type { Situation } from "./situation.ts";

import { done, stepOf, told } from "./test-step.ts";

function aDraft(change: Partial<Contract> = {}): Contract {
  const { sentAt: _, ...draft } = aSentContract({ status: "drafted", rounds: { drafted: 1 }, ...change });
  return { ...draft, effects: { create: done } };
}

const signers: readonly RemoteSigner[] = [
  { name: "Lena Vogt", email: "lena@example.com", status: "asked" },
  { name: "Jan Berg", email: "jan@example.com", status: "viewed" },
  { name: "Ada Owner", email: "ada@example.com", status: "signed" },
];

test("a deal that was deleted before anything was created gets no contract", () => {
  expect(stepOf(aContract(), { deal: "gone" })).toEqual({
    do: "enter",
    status: "withdrawn",
    reason: "the deal was deleted",
  });
});

test("a deal that the contract before put elsewhere is still wanted there", () => {
  const contract = aContract({ placed: ELSEWHERE });
  expect(stepOf(contract, { deal: aDeal(ELSEWHERE) })).toEqual({ do: "create" });
  expect(stepOf(contract, { deal: aDeal(SIGNED_STAGE) })).toMatchObject({ do: "enter", status: "withdrawn" });
});

test("Won has the same number in every pipeline: only the one of the playbook counts", () => {
  const otherPipeline = aDeal({ ...WON, pipelineId: "11" });
  expect(stepOf(aContract(), { deal: otherPipeline })).toMatchObject({ do: "enter", status: "withdrawn" });
});

test("a draft is taken back when its deal was deleted; the deal is asked before", () => {
  const remote = aRemote("drafted");
  expect(stepOf(aDraft(), { remote })).toEqual({ do: "see", what: "deal" });
  expect(stepOf(aDraft(), { remote, deal: "gone" })).toEqual({
    do: "withdraw",
    because: "left",
    reason: "the deal was deleted",
  });
});

test("a draft follows the amount only where vendor and playbook allow it", () => {
  const seen = { remote: aRemote("drafted"), deal: aDeal({ price: 1500 }) };
  expect(stepOf(aDraft(), seen)).toEqual({ do: "update" });
  expect(stepOf(aDraft(), seen, { can: allCapabilities({ update: false }) })).toEqual({ do: "send" });
  const noting = aPlaybook({}, { onAmountChange: "note" });
  expect(stepOf(aDraft(), seen, { playbook: noting })).toEqual({ do: "send" });
  expect(stepOf(aDraft(), { ...seen, deal: aDeal() })).toEqual({ do: "send" });
});

test("an amount cannot have changed where we do not know what was filled in", () => {
  const { order: _, ...unknown } = aDraft();
  const seen = { remote: aRemote("drafted"), deal: aDeal({ price: 1500 }) };
  expect(stepOf(unknown, seen)).toEqual({ do: "send" });
});

test("a changed amount of a sent contract is told on the deal, unless the playbook ignores it", () => {
  const contract = aSentContract({ effects: told });
  const seen = { deal: aDeal({ price: 9 }), remote: aRemote("sent") };
  expect(stepOf(contract, seen)).toMatchObject({
    do: "act",
    label: "amount:9",
    acts: [{ kind: "note", key: "amount:9/note" }],
  });
  const ignoring = aPlaybook({}, { onAmountChange: "ignore" });
  expect(stepOf(contract, seen, { playbook: ignoring }).do).toBe("rest");
  expect(stepOf(contract, { remote: seen.remote }).do).toBe("rest");
  expect(stepOf(contract, { ...seen, deal: "gone" }).do).toBe("rest");
});

test("the note about a changed amount names only ways out that there are", () => {
  const contract = aSentContract({ effects: told });
  const seen = { deal: aDeal({ price: 9 }), remote: aRemote("sent") };
  const textOf = (change: Partial<Situation>): string => JSON.stringify(stepOf(contract, seen, change));
  expect(textOf({})).toContain("withdraw");
  expect(textOf({})).toContain("gets a new contract");
  const once = aPlaybook({}, { reentry: "never" });
  expect(textOf({ playbook: once })).not.toContain("gets a new contract");
  const can = allCapabilities({ withdraw: "none" });
  expect(textOf({ can })).toContain("withdraw it at {{ contract.vendor }}");
});

test("who opened and who signed is said where the playbook has words for it, one after the other", () => {
  const contract = aSentContract({ effects: told });
  const playbook = aPlaybook({ viewed: { note: "opened by" }, signerSigned: { note: "signed by" } });
  const seen = { deal: aDeal(), remote: aRemote("sent", { signers }) };
  const first = stepOf(contract, seen, { playbook });
  expect(first).toEqual({
    do: "act",
    label: "viewed",
    acts: [
      {
        kind: "note",
        key: "viewed:jan@example.com/note",
        text: "opened by",
        addition: "Jan Berg (jan@example.com)",
      },
    ],
  });
  const oneSaid = aSentContract({ effects: { ...told, "viewed:jan@example.com/note": done } });
  expect(stepOf(oneSaid, seen, { playbook })).toMatchObject({
    label: "signerSigned",
    acts: [{ key: "signerSigned:ada@example.com/note", text: "signed by" }],
  });
  const bothSaid = { ...oneSaid.effects, "signerSigned:ada@example.com/note": done };
  expect(stepOf(aSentContract({ effects: bothSaid }), seen, { playbook }).do).toBe("rest");
});

test("nobody is told who opened it where the playbook has no words for that", () => {
  const playbook = aPlaybook({ signerSigned: { note: "signed by" } });
  const seen = { deal: aDeal(), remote: aRemote("sent", { signers: signers.slice(0, 2) }) };
  expect(stepOf(aSentContract({ effects: told }), seen, { playbook }).do).toBe("rest");
});

test("right after sending nothing is known of signers, and nothing is asked", () => {
  const playbook = aPlaybook({ viewed: { note: "opened by" } });
  const contract = aSentContract({ effects: told });
  expect(stepOf(contract, { deal: aDeal(), justSent: true }, { playbook }).do).toBe("rest");
  expect(stepOf(contract, { deal: aDeal() }, { playbook })).toEqual({ do: "see", what: "remote" });
});

test("what is back in draft is told once on a deal that exists, and looked at again", () => {
  const effects = { create: done };
  const back = { ...aDraft({ rounds: { drafted: 2, sent: 1 } }), effects };
  const remote = aRemote("drafted");
  expect(stepOf(back, { remote, deal: aDeal() })).toMatchObject({
    label: "drafted#2",
    acts: [{ kind: "note", key: "drafted#2/note" }],
  });
  for (const seen of [{ remote }, { remote, deal: "gone" as const }])
    expect(stepOf(back, seen)).toMatchObject({ do: "rest", until: expect.any(Date) });
});
