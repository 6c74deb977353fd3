import { expect, test } from "vitest";
import {
  aContract,
  aDeal,
  allCapabilities,
  anOrder,
  aPlaybook,
  aRemote,
  aSentContract,
  ELSEWHERE,
  T0,
} from "../../../tests/builders.ts";
import type { Contract, ContractStatus, Wish } from "../contract.ts";
import type { Failure } from "../errors.ts";

import type { Seen } from "./step.ts";
import { done, stepOf, told } from "./test-step.ts";

const at = T0.toISOString();
const begun = { state: "started", attempt: 1, at } as const;

const later = (seconds: number): string => new Date(T0.getTime() + seconds * 1000).toISOString();

function wishFor(kind: Wish["kind"], change: Partial<Wish> = {}): Wish {
  return { id: `wish-${kind}`, kind, by: "ada", at: later(60), ...change };
}

function aDraft(change: Partial<Contract> = {}): Contract {
  const { sentAt: _, ...draft } = aSentContract({ status: "drafted", rounds: { drafted: 1 }, ...change });
  return { ...draft, effects: change.effects ?? { create: done } };
}

const draftSeen = { deal: aDeal(), remote: aRemote("drafted") } as const;
const sentSeen = { deal: aDeal(), remote: aRemote("sent") } as const;

const failure: Failure = {
  code: "order_incomplete",
  detail: "No e-mail.",
  where: {},
  step: "fill",
  since: at,
};
const failed: Partial<Contract> = {
  failure,
  rounds: { failed: 1 },
  effects: { "failed/note": done, "failed/task": done },
};

test("a person who asks to go on need not be first in line", () => {
  const resume = wishFor("resume");
  const contract = aContract({ ...failed, wishes: [wishFor("remind"), resume] });
  expect(stepOf(contract)).toEqual({ do: "resume", wish: resume });
});

test("a failed contract is taken back without being resumed first, if the wish came after the failure", () => {
  const wish = wishFor("withdraw");
  expect(stepOf(aContract({ ...failed, wishes: [wish] }))).toEqual({ do: "resume", wish });
  const behind = aContract({ ...failed, wishes: [wishFor("send"), wish] });
  expect(stepOf(behind)).toEqual({ do: "resume", wish });
  for (const tooEarly of [later(-1), at]) {
    const old = aContract({ ...failed, wishes: [wishFor("withdraw", { at: tooEarly })] });
    expect(stepOf(old)).toEqual({ do: "rest" });
  }
  expect(stepOf(aContract({ ...failed, wishes: [wishFor("send")] }))).toEqual({ do: "rest" });
});

test("a wish to take back a contract that has not failed is no wish to resume", () => {
  const contract = aContract({ wishes: [wishFor("withdraw", { reason: "wrong deal" })] });
  expect(stepOf(contract)).toEqual({ do: "enter", status: "withdrawn", reason: "wrong deal" });
});

test("what was only planned is called off at once, and says by whose wish", () => {
  const contract = aContract({ wishes: [wishFor("withdraw")] });
  expect(stepOf(contract)).toEqual({ do: "enter", status: "withdrawn", reason: "asked by a person" });
});

test("what may exist at the vendor already is finished first, so that there is something to take back", () => {
  const effects = { create: begun };
  const contract = aContract({ order: anOrder(), effects, wishes: [wishFor("withdraw")] });
  expect(stepOf(contract)).toEqual({ do: "create" });
});

test.each(["remind", "send"] as const)("nobody can %s what does not exist yet", (kind) => {
  const wish = wishFor(kind);
  const step = stepOf(aContract({ wishes: [wish] }), { deal: aDeal() });
  expect(step).toEqual({ do: "drop", wish, reason: "the contract does not exist yet" });
});

test("a draft is taken back without looking at anything, with the person's reason", () => {
  const wishes = [wishFor("withdraw", { reason: "new terms" })];
  expect(stepOf(aDraft({ wishes }))).toEqual({ do: "withdraw", because: "asked", reason: "new terms" });
  const silent = aDraft({ wishes: [wishFor("withdraw")] });
  expect(stepOf(silent)).toEqual({ do: "withdraw", because: "asked", reason: "asked by a person" });
});

test("a draft cannot be reminded of", () => {
  const wish = wishFor("remind");
  expect(stepOf(aDraft({ wishes: [wish] }), draftSeen)).toEqual({
    do: "drop",
    wish,
    reason: "the contract has not been sent",
  });
});

test("a person may send a draft although the deal has left the stage", () => {
  const draft = aDraft({ wishes: [wishFor("send")] });
  expect(stepOf(draft, { ...draftSeen, deal: aDeal(ELSEWHERE) })).toEqual({ do: "send" });
  const updated = { ...draftSeen, deal: aDeal({ ...ELSEWHERE, price: 9 }) };
  expect(stepOf(draft, updated)).toEqual({ do: "update" });
});

test("a sending whose answer was lost goes on without asking the deal again", () => {
  const sending = aDraft({ effects: { create: done, send: begun } });
  expect(stepOf(sending, { remote: aRemote("drafted") })).toEqual({ do: "send" });
  const waiting = aPlaybook();
  const playbook = { ...waiting, send: { ...waiting.send, automatically: false } };
  expect(stepOf(sending, { remote: aRemote("drafted") }, { playbook })).toEqual({ do: "send" });
});

test("what is out already is not sent again", () => {
  const wish = wishFor("send");
  const step = stepOf(aSentContract({ effects: told, wishes: [wish] }), sentSeen);
  expect(step).toEqual({ do: "drop", wish, reason: "the contract is already out" });
});

test("what is out is taken back on request, but a signature that came first counts", () => {
  const contract = aSentContract({ effects: told, wishes: [wishFor("withdraw", { reason: "new terms" })] });
  expect(stepOf(contract, sentSeen)).toEqual({ do: "withdraw", because: "asked", reason: "new terms" });
  const silent = { ...contract, wishes: [wishFor("withdraw")] };
  expect(stepOf(silent, sentSeen)).toMatchObject({ reason: "asked by a person" });
  expect(stepOf(contract, { deal: aDeal() })).toEqual({ do: "see", what: "remote" });
  const signed = { deal: aDeal(), remote: aRemote("signed") };
  expect(stepOf(contract, signed)).toMatchObject({ do: "enter", status: "signed" });
});

function endingAt(expiresAt: string): Seen {
  return { deal: aDeal(), remote: aRemote("sent", { expiresAt }) };
}

test("nobody gets more time than a vendor gives that ends contracts too and moves no deadline", () => {
  const wish = { ...wishFor("extend"), until: "2027-01-20T00:00:00Z" };
  const contract = aSentContract({ effects: told, wishes: [wish] });
  const can = allCapabilities({ expiry: "ours", extend: false });
  const reason = "the vendor ends it on 2026-12-21, and lets nobody move that";
  expect(stepOf(contract, endingAt("2026-12-21"), { can })).toEqual({ do: "drop", wish, reason });
  expect(stepOf(contract, endingAt("2027-01-20"), { can })).toMatchObject({ do: "extend" });
  expect(stepOf(contract, sentSeen, { can })).toMatchObject({ do: "extend" });
});

test("a reminder that waits for its hour holds back neither a withdrawal nor more time", () => {
  const [reminder, more, back] = [wishFor("remind"), wishFor("extend"), wishFor("withdraw")];
  const contract = aSentContract({ effects: told, wishes: [reminder, more, back] });
  expect(stepOf(contract, sentSeen)).toMatchObject({ do: "withdraw", because: "asked" });
  expect(stepOf({ ...contract, wishes: [reminder, more] }, sentSeen)).toMatchObject({ wish: more });
  expect(stepOf({ ...contract, wishes: [reminder] }, sentSeen)).toEqual({ do: "remind", wish: reminder });
});

test("signers are reminded where the vendor can, otherwise the person hears that it cannot", () => {
  const wish = wishFor("remind");
  const contract = aSentContract({ effects: told, wishes: [wish] });
  expect(stepOf(contract, sentSeen)).toEqual({ do: "remind", wish });
  const can = allCapabilities({ remind: false });
  expect(stepOf(contract, sentSeen, { can })).toEqual({
    do: "drop",
    wish,
    reason: "this vendor cannot remind",
  });
});

test("a withdrawal overtakes a reminder that waits", () => {
  const wishes = [wishFor("remind"), wishFor("withdraw", { reason: "new terms" })];
  const contract = aSentContract({ effects: told, wishes });
  expect(stepOf(contract, sentSeen)).toEqual({ do: "withdraw", because: "asked", reason: "new terms" });
});

const until = later(86_400);

test("more time is given where the clock is ours, or the vendor's can be moved", () => {
  const wish = wishFor("extend", { until });
  const contract = aSentContract({ effects: told, wishes: [wish] });
  const extended = { do: "extend", wish, until: new Date(until) };
  expect(stepOf(contract, sentSeen, { can: allCapabilities({ expiry: "ours" }) })).toEqual(extended);
  expect(stepOf(contract, sentSeen, { can: allCapabilities({ expiry: "vendor", extend: true }) })).toEqual(
    extended,
  );
  expect(stepOf(contract, sentSeen, { can: allCapabilities({ expiry: "vendor", extend: false }) })).toEqual({
    do: "drop",
    wish,
    reason: "this vendor cannot make the signing period longer",
  });
});

test("more time that ends before the present deadline is dropped, unless it has been begun", () => {
  const wish = wishFor("extend", { until });
  const expiresAt = new Date(later(14 * 86_400));
  const contract = aSentContract({ effects: told, wishes: [wish], expiresAt });
  const reason = "the signers would have less time than now";
  expect(stepOf(contract, sentSeen)).toEqual({ do: "drop", wish, reason });
  const effects = { ...told, [`extend:${wish.id}`]: begun };
  expect(stepOf({ ...contract, effects }, sentSeen)).toMatchObject({ do: "extend" });
  const sooner = { ...contract, expiresAt: new Date(until) };
  expect(stepOf(sooner, sentSeen)).toMatchObject({ do: "extend" });
});

test.each([{}, { until: "soon" }])("more time until %j is no deadline", (change) => {
  const wish = wishFor("extend", change);
  const contract = aSentContract({ effects: told, wishes: [wish] });
  expect(stepOf(contract, sentSeen)).toEqual({ do: "drop", wish, reason: "it names no new deadline" });
});

test("an expired contract gets more time where the vendor revives it", () => {
  const wish = wishFor("extend", { until });
  const contract = aSentContract({
    status: "expired",
    rounds: { expired: 1 },
    effects: told,
    wishes: [wish],
  });
  const can = allCapabilities({ expiry: "vendor", revive: true, extend: true });
  expect(stepOf(contract, sentSeen, { can })).toMatchObject({ do: "extend" });
  const reason = "the contract is already expired";
  expect(stepOf(contract, sentSeen, { can: allCapabilities({ expiry: "ours" }) })).toEqual({
    do: "drop",
    wish,
    reason,
  });
  const draft = aDraft({ wishes: [wish] });
  expect(stepOf(draft, draftSeen)).toMatchObject({ do: "drop", reason: "the contract has not been sent" });
});

test.each<ContractStatus>(["signed", "declined", "expired", "withdrawn"])(
  "a wish for a contract that is %s is dropped, with the reason",
  (status) => {
    const wish = wishFor("remind");
    const contract = aSentContract({ status, rounds: { [status]: 1 }, effects: told, wishes: [wish] });
    const reason = `the contract is already ${status}`;
    expect(stepOf(contract, sentSeen)).toEqual({ do: "drop", wish, reason });
  },
);

test.each([
  [{ because: "expired", reason: "not signed in time" }, "expired", "not signed in time"],
  [{ because: "left", reason: "the deal was deleted" }, "left", "the deal was deleted"],
  [{ because: "asked", reason: "new terms" }, "asked", "new terms"],
  [{ because: "a word of an older version" }, "asked", "asked before"],
  [undefined, "asked", "asked before"],
] as const)(
  "a withdrawal whose answer was lost goes on for the same reason: %j",
  (result, because, reason) => {
    const withdraw = result === undefined ? begun : { ...begun, result };
    const sent = aSentContract({ effects: { ...told, withdraw } });
    expect(stepOf(sent, sentSeen)).toEqual({ do: "withdraw", because, reason });
    const draft = aDraft({ effects: { create: done, withdraw } });
    expect(stepOf(draft, draftSeen)).toEqual({ do: "withdraw", because, reason });
  },
);

test("a withdrawal that is done is not begun again, even if the vendor still shows the contract as sent", () => {
  const contract = aSentContract({ effects: { ...told, withdraw: done } });
  expect(stepOf(contract, sentSeen).do).toBe("rest");
});

test("what is over stays what it is, also where its connection is gone", () => {
  const wish = wishFor("withdraw");
  const signed = aSentContract({ status: "signed", rounds: { signed: 1 }, effects: told, wishes: [wish] });
  const step = stepOf(signed, {}, { isCutOff: true });
  expect(step).toEqual({ do: "drop", wish, reason: "the contract is already signed" });
});

test("a contract that a person names is linked before anything else, and ends a failure", () => {
  const wish = wishFor("link", { target: { text: "doc-9", connection: "contracts" } });
  for (const change of [{}, { failure }, { effects: { create: begun } }])
    expect(stepOf(aContract({ ...change, wishes: [wishFor("resume"), wish] }), { deal: aDeal() })).toEqual({
      do: "link",
      wish,
    });
});

test("what stands at the vendor already is linked to nothing else", () => {
  const wish = wishFor("link", { target: { text: "doc-9", connection: "contracts" } });
  for (const contract of [aDraft({ wishes: [wish] }), aSentContract({ wishes: [wish] })])
    expect(stepOf(contract, sentSeen)).toMatchObject({ do: "drop", wish });
});

test.each<[ContractStatus, string]>([
  ["planned", "drop"],
  ["drafted", "drop"],
  ["sent", "drop"],
  ["signed", "drop"],
  ["declined", "again"],
  ["expired", "again"],
  ["withdrawn", "again"],
])("a new contract in place of one that is %s: %s", (status, step) => {
  const wish = wishFor("again");
  const base = status === "planned" ? aContract() : aSentContract({ status, endedAt: T0 });
  expect(stepOf({ ...base, status, wishes: [wish] }, sentSeen)).toMatchObject({ do: step, wish });
});
