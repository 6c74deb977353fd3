import { expect, test } from "vitest";
import { aDeal, allCapabilities, aPlaybook, aRemote, aSentContract, T0 } from "../../../tests/builders.ts";
import type { Capabilities } from "../capabilities.ts";
import type { Contract } from "../contract.ts";
import { decide } from "./decide.ts";
import type { Step } from "./step.ts";

const at = T0.toISOString();
const done = { state: "done", attempt: 1, at } as const;
const told = { create: done, send: done, "sent/deal": done, "sent/note": done };
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const after = (ms: number): Date => new Date(T0.getTime() + ms);

interface Moment {
  readonly now?: Date;
  readonly can?: Partial<Capabilities>;
  readonly remote?: "drafted" | "sent" | "signed" | "expired" | "withdrawn" | "declined" | "none";
  readonly resend?: boolean;
}

function stepOf(
  contract: Contract,
  { now = T0, can = {}, remote = "sent", resend = false }: Moment = {},
): Step {
  const seen = { deal: aDeal(), ...(remote === "none" ? {} : { remote: aRemote(remote) }) };
  const playbook = aPlaybook({ expired: { resend } });
  return decide({ contract, playbook, can: allCapabilities(can), seen, now });
}

test("the signing period ends at its last moment, not before", () => {
  const contract = aSentContract({ effects: told, expiresAt: after(DAY_MS) });
  expect(stepOf(contract, { now: after(DAY_MS - 1) }).do).toBe("rest");
  expect(stepOf(contract, { now: after(DAY_MS) })).toEqual({
    do: "withdraw",
    because: "expired",
    reason: "not signed in time",
  });
});

test("a vendor that cannot take contracts back leaves them open; for us they have expired", () => {
  const contract = aSentContract({ effects: told, expiresAt: T0 });
  expect(stepOf(contract, { can: { withdraw: "none" } })).toEqual({
    do: "enter",
    status: "expired",
    reason: "not signed in time",
  });
});

test("where the vendor holds the clock, ours ends nothing", () => {
  const contract = aSentContract({ effects: told, expiresAt: T0 });
  for (const withdraw of ["delete", "none"] as const)
    expect(stepOf(contract, { can: { expiry: "vendor", withdraw } }).do).toBe("rest");
});

test("we come back when the period ends, or earlier where it is time to look", () => {
  const soon = aSentContract({ effects: told, expiresAt: after(HOUR_MS) });
  expect(stepOf(soon)).toEqual({ do: "rest", until: after(HOUR_MS) });
  expect(stepOf(soon, { can: { expiry: "vendor" } })).toEqual({ do: "rest", until: after(DAY_MS) });
  const late = aSentContract({ effects: told, expiresAt: after(3 * DAY_MS) });
  expect(stepOf(late)).toEqual({ do: "rest", until: after(DAY_MS) });
});

test.each([
  ["just sent", 0, HOUR_MS / 6],
  ["a moment before two hours", 2 * HOUR_MS - 1, HOUR_MS / 6],
  ["two hours old", 2 * HOUR_MS, HOUR_MS],
  ["a moment before three days", 3 * DAY_MS - 1, HOUR_MS],
  ["three days old", 3 * DAY_MS, 6 * HOUR_MS],
  ["a moment before two weeks", 14 * DAY_MS - 1, 6 * HOUR_MS],
  ["two weeks old", 14 * DAY_MS, DAY_MS],
])("a contract that is %s is read again in good time where nothing lists changes", (_, ageMs, waitMs) => {
  const now = after(ageMs);
  const sent = aSentContract({ effects: told });
  const can = { changedSince: false };
  expect(stepOf(sent, { now, can })).toEqual({ do: "rest", until: after(ageMs + waitMs) });
  expect(stepOf(sent, { now })).toEqual({ do: "rest", until: after(ageMs + DAY_MS) });
});

test("a sent contract is as old as its sending, however long its draft had waited", () => {
  const sent = aSentContract({ effects: told, createdAt: after(-30 * DAY_MS) });
  expect(stepOf(sent, { can: { changedSince: false } })).toEqual({ do: "rest", until: after(HOUR_MS / 6) });
});

test("a draft that waits for a person is as old as its row, not as an earlier sending", () => {
  const { sentAt: _, ...draft } = aSentContract({ status: "drafted", effects: { create: done }, rounds: {} });
  const playbook = aPlaybook();
  const waiting = { ...playbook, send: { ...playbook.send, automatically: false } };
  const seen = { deal: aDeal(), remote: aRemote("drafted") };
  const can = allCapabilities({ changedSince: false });
  const now = after(4 * DAY_MS);
  const contract = { ...draft, createdAt: after(-20 * DAY_MS) };
  const resting = decide({ contract, playbook: waiting, can, seen, now });
  expect(resting).toEqual({ do: "rest", until: after(5 * DAY_MS) });
});

const toldExpired = { ...told, "expired/note": done, "expired/task": done };
const expired = aSentContract({ status: "expired", rounds: { sent: 1, expired: 1 }, effects: toldExpired });

test("an expired contract is looked at again only where the vendor can set the clock back", () => {
  expect(stepOf(expired, { remote: "none" })).toEqual({ do: "rest" });
  const can = { revive: true, expiry: "vendor" } as const;
  expect(stepOf(expired, { remote: "none", can })).toEqual({ do: "see", what: "remote" });
  expect(stepOf(expired, { remote: "expired", can })).toEqual({ do: "rest", until: after(DAY_MS) });
  expect(stepOf(expired, { remote: "sent", can })).toMatchObject({ do: "enter", status: "sent" });
  for (const half of [{ revive: true }, { expiry: "vendor" }] as const)
    expect(stepOf(expired, { remote: "none", can: half })).toEqual({ do: "rest" });
});

test("what our own timer took back is not revived", () => {
  const can = { revive: true, expiry: "vendor" } as const;
  const byUs = { ...expired, effects: { ...toldExpired, withdraw: done } };
  expect(stepOf(byUs, { remote: "sent", can }).do).toBe("rest");
  expect(stepOf(expired, { remote: "withdrawn", can }).do).toBe("rest");
});

test("what could not be taken back and is still open is looked at, unless we did take it back", () => {
  const can = { withdraw: "none" } as const;
  expect(stepOf(expired, { remote: "none", can })).toEqual({ do: "see", what: "remote" });
  const takenBack = { ...expired, effects: { ...toldExpired, withdraw: done } };
  expect(stepOf(takenBack, { remote: "none", can })).toEqual({ do: "rest" });
});

test("an expired contract is sent anew once for each time that it expired", () => {
  expect(stepOf(expired, { resend: true, remote: "none" })).toEqual({ do: "again" });
  const again = { ...expired, effects: { ...toldExpired, "expired/again": done } };
  expect(stepOf(again, { resend: true, remote: "none" })).toEqual({ do: "rest" });
  const effects = { ...again.effects, "expired#2/note": done, "expired#2/task": done };
  const twice = { ...again, rounds: { sent: 2, expired: 2 }, effects };
  expect(stepOf(twice, { resend: true, remote: "none" })).toEqual({ do: "again" });
});

test("only what expired is sent anew, not what was declined", () => {
  const effects = { ...told, "declined/note": done, "declined/task": done };
  const declined = aSentContract({ status: "declined", rounds: { declined: 1 }, effects });
  expect(stepOf(declined, { resend: true, remote: "declined" })).toEqual({ do: "rest" });
});

test("what is signed is done: nothing is read again", () => {
  const effects = {
    ...told,
    "signed/archive": done,
    "signed/deal": done,
    "signed/note": done,
    "signed/attach": done,
  };
  const signed = aSentContract({ status: "signed", rounds: { signed: 1 }, effects });
  for (const can of [{}, { withdraw: "none" }, { revive: true, expiry: "vendor" }] as const)
    expect(stepOf(signed, { remote: "none", can })).toEqual({ do: "rest" });
});

test("what vanished at the vendor is looked at once more at every visit; what we took back is not", () => {
  const effects = { ...told, "withdrawn/note": done };
  const vanished = aSentContract({ status: "withdrawn", rounds: { withdrawn: 1 }, effects });
  expect(stepOf(vanished, { remote: "none" })).toEqual({ do: "see", what: "remote" });
  const takenBack = { ...vanished, effects: { ...effects, withdraw: done } };
  expect(stepOf(takenBack, { remote: "none" })).toEqual({ do: "rest" });
});

test("what a declined contract became at the vendor is read and followed", () => {
  const effects = { ...told, "declined/note": done, "declined/task": done };
  const declined = aSentContract({ status: "declined", rounds: { declined: 1 }, effects });
  expect(stepOf(declined, { remote: "none" })).toEqual({ do: "see", what: "remote" });
  expect(stepOf(declined, { remote: "sent" })).toMatchObject({ do: "enter", status: "sent" });
});
