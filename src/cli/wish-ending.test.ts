import { expect, test } from "vitest";
import { aContract, aSentContract, T0 } from "../../tests/builders.ts";
import type { Contract, Wish } from "../domain/contract.ts";
import type { NewTrailEntry } from "../store/store.ts";
import { wishEnding } from "./wish-ending.ts";

const SINCE = "2026-11-02T10:00:00.000Z";
const FAILURE = { code: "forbidden", detail: "No right.", where: {}, step: "send", since: SINCE } as const;

interface Given {
  readonly kind: Wish["kind"];
  readonly now: Contract;
  readonly before?: Contract;
  readonly news?: readonly NewTrailEntry[];
  readonly isQuiet?: boolean;
}

function endingOf({ kind, now, before = aSentContract(), news = [], isQuiet = false }: Given) {
  const wish = { id: "w", kind, by: "ada", at: T0.toISOString() };
  const trail = news.map((entry) => ({ ...entry, at: T0, contract: now.id }));
  return wishEnding({ wish, before, now, news: trail, isQuiet });
}

const stillAsked = aSentContract({ wishes: [{ id: "w", kind: "withdraw", by: "ada", at: SINCE }] });

test("as long as the service has not taken the wish, it is waited for", () => {
  for (const isQuiet of [true, false])
    expect(endingOf({ kind: "withdraw", now: stillAsked, isQuiet })).toBeUndefined();
  expect(endingOf({ kind: "withdraw", now: aSentContract() })).toBeUndefined();
});

test("done is what the contract became, not that somebody asked", () => {
  expect(endingOf({ kind: "withdraw", now: aSentContract({ status: "withdrawn" }) })?.done).toBe(true);
  expect(endingOf({ kind: "withdraw", now: aSentContract({ status: "signed" }) })).toEqual({
    done: false,
    text: "CS-TESTTESTTEST1 is now signed.",
  });
  expect(
    endingOf({ kind: "send", now: aSentContract(), before: aContract({ status: "drafted" }) })?.done,
  ).toBe(true);
  const news = [{ event: "reminded", actor: "person:ada" }] as const;
  expect(endingOf({ kind: "remind", now: aSentContract(), news })?.done).toBe(true);
  const extended = [{ event: "extended", actor: "person:ada" }] as const;
  expect(endingOf({ kind: "extend", now: aSentContract(), news: extended })?.done).toBe(true);
  expect(endingOf({ kind: "resume", now: aSentContract() })?.done).toBe(true);
  expect(endingOf({ kind: "resume", now: aContract({ status: "drafted" }) })).toBeUndefined();
  expect(endingOf({ kind: "resume", now: aContract({ status: "drafted" }), isQuiet: true })?.done).toBe(true);
});

test("a wish that was taken and came to nothing is not done", () => {
  for (const kind of ["withdraw", "remind", "extend"] as const)
    expect(endingOf({ kind, now: aSentContract(), isQuiet: true })?.done).toBe(false);
  expect(endingOf({ kind: "send", now: aContract({ status: "drafted" }), isQuiet: true })?.done).toBe(false);
  const news = [
    { event: "looked", actor: "person:ada", data: { asked: "remind", ignored: "this vendor cannot remind" } },
  ] as const;
  expect(endingOf({ kind: "remind", now: aSentContract(), news })).toEqual({
    done: false,
    text: "Not done: this vendor cannot remind.",
  });
});

test("a failure or a wait that was there before is not what came of the wish; a new one is", () => {
  const old = aSentContract({ failure: { ...FAILURE, since: T0.toISOString() } });
  expect(endingOf({ kind: "resume", now: old, before: old })).toBeUndefined();
  const failed = endingOf({ kind: "resume", now: aSentContract({ failure: FAILURE }), before: old });
  expect(failed).toMatchObject({ done: false, text: expect.stringContaining("No right.") });
  const waiting = {
    connection: "contracts",
    code: "unreachable",
    detail: "",
    step: "x",
    since: SINCE,
  } as const;
  const waits = endingOf({ kind: "withdraw", now: { ...stillAsked, waiting } });
  expect(waits).toMatchObject({ done: false, text: expect.stringContaining("goes on by itself") });
});

test("what waited already still waits once the service has looked again; while Kommo is broken, it does not look", () => {
  const reason = { code: "credentials_rejected", detail: "401.", step: "look:remote", since: SINCE } as const;
  const waits = (connection: string, version: number) =>
    aSentContract({ waiting: { connection, ...reason }, version });
  const text = expect.stringContaining("It goes on by itself when that works again.");
  for (const kind of ["withdraw", "resume"] as const) {
    const before = waits("contracts", 4);
    const asked = { kind, before, now: { ...waits("contracts", 5), wishes: stillAsked.wishes } };
    expect(endingOf({ ...asked, isQuiet: true })).toBeUndefined();
    const looked = { ...asked, now: { ...asked.now, version: 6 } };
    expect(endingOf(looked)).toBeUndefined();
    expect(endingOf({ ...looked, isQuiet: true })).toMatchObject({ done: false, text });
    const kommo = { kind, before: waits("kommo", 4), now: waits("kommo", 5), isQuiet: true };
    expect(endingOf(kommo)).toMatchObject({ done: false, text });
  }
});
